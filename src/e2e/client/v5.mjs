import * as client from 'next-auth/react'
import { start } from './react.mjs'

start(client)
