import * as client from 'next-auth-v4/react'
import { start } from './react.mjs'

start(client)
