// Asks the real Auth.js (v5) and NextAuth.js (v4) token code. One JSON object per line each way:
//   {"op":"seal","flavour":"v5","secret":...,"salt":cookieName,"maxAge":60,"claims":{}} -> {"token":"..."}
//   {"op":"open","flavour":"v4","secret":...,"salt":cookieName,"token":"..."} -> {"claims":{}}
//   {"op":"split","flavour":"v5","salt":cookieName,"token":"..."} -> {"cookies":{"name.0":"..."}}
//   {"op":"read","flavour":"v4","secret":...,"salt":cookieName,"cookie":"a=b; c=d"} -> {"claims":{}}
// A token that does not open answers {"claims":null,"error":"JWEDecryptionFailed"}; a request that
// cannot be carried out answers {"error":"sentence"}. The secret is a string or a list of strings.
import { webcrypto } from 'node:crypto'
import * as v5 from '@auth/core/jwt'
import v4 from 'next-auth-v4/jwt'
// Their cookie stores are no public entry points; only their files lead there.
import { SessionStore } from './node_modules/@auth/core/lib/utils/cookie.js'
import v4Cookie from './node_modules/next-auth-v4/core/lib/cookie.js'

globalThis.crypto ??= webcrypto // Node 18, the one of Debian 12, has no such global
const logger = { debug() {}, warn() {}, error() {} }

// v5 derives the key from the cookie name; v4 uses no salt for the session and knows one secret.
const flavours = {
  v5: { jwt: v5, Store: SessionStore, key: ({ secret, salt }) => ({ secret, salt }) },
  v4: {
    jwt: v4,
    Store: v4Cookie.SessionStore,
    key: ({ secret }) => ({ secret: [secret].flat()[0], salt: '' }),
  },
}

async function answer(request) {
  const flavour = Object.hasOwn(flavours, request.flavour) && flavours[request.flavour]
  if (!flavour) throw new Error(`unknown flavour ${request.flavour}`)
  const { jwt, Store, key } = flavour
  switch (request.op) {
    case 'seal':
      return {
        token: await jwt.encode({ ...key(request), token: request.claims, maxAge: request.maxAge }),
      }
    case 'open':
      try {
        return { claims: await jwt.decode({ ...key(request), token: request.token }) }
      } catch (error) {
        return { claims: null, error: error.constructor.name }
      }
    case 'split': {
      const store = new Store({ name: request.salt, options: {} }, {}, logger)
      const cookies = store.chunk(request.token, {})
      return { cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])) }
    }
    case 'read': {
      const { cookie, salt: cookieName } = request
      const cookies = Object.fromEntries(cookie.split('; ').map((pair) => pair.split(/=(.*)/s, 2)))
      const req = { cookies, headers: new Headers({ cookie }) } // v4 reads the one, v5 the other
      return { claims: await jwt.getToken({ ...key(request), req, cookieName, logger }) }
    }
    default:
      throw new Error(`unknown op ${request.op}`)
  }
}

async function reply(line) {
  try {
    return JSON.stringify(await answer(JSON.parse(line)))
  } catch (error) {
    return JSON.stringify({ error: String(error) })
  }
}

// Not node:readline: it also breaks lines at U+2028 and U+2029, which JSON strings may hold.
let rest = ''
for await (const chunk of process.stdin.setEncoding('utf8')) {
  const lines = (rest + chunk).split('\n')
  rest = lines.pop()
  for (const line of lines) {
    if (line.trim()) process.stdout.write((await reply(line)) + '\n')
  }
}
