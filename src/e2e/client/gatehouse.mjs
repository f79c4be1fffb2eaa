import * as client from '../../gatehouse.js'
import { buttons, show } from './page.mjs'

const warnings = []
const query = new URLSearchParams(location.search)
const options = {
  refetchInterval: Number(query.get('interval') ?? 0),
  onRefreshError: (session) => warnings.push(session.error),
}
let unsubscribe
const subscribe = () => {
  unsubscribe = client.subscribe(show, options)
}
if (query.get('subscribe') !== 'no') subscribe()

buttons({
  signIn: client.signIn,
  signOut: client.signOut,
  update: client.update,
  getSession: client.getSession,
  getProviders: client.getProviders,
  getCsrfToken: client.getCsrfToken,
  configure: client.configure,
  subscribe,
  unsubscribe: () => unsubscribe(),
  require: () => client.subscribe(() => {}, { required: true }),
  warnings: () => warnings,
  manySessions: () => Promise.all(Array.from({ length: 9 }, () => client.getSession())),
  manyUpdates: (...changes) => Promise.all(changes.map((change) => client.update(change))),
})
