// Asks the real Auth.js (v5) and NextAuth.js (v4) token code. One JSON object per line each way:
//   {"op":"seal","flavour":"v5","secret":...,"salt":cookieName,"maxAge":60,"claims":{}} -> {"token":"..."}
//   {"op":"open","flavour":"v4","secret":...,"salt":cookieName,"token":"..."} -> {"claims":{}}
// A token that does not open answers {"claims":null,"error":"JWEDecryptionFailed"}; a request that
// cannot be carried out answers {"error":"sentence"}. The secret is a string or a list of strings.
import * as v5 from '@auth/core/jwt'
import v4 from 'next-auth-v4/jwt'

// v5 derives the key from the cookie name; v4 uses no salt for the session and knows one secret.
const flavours = {
  v5: { jwt: v5, key: ({ secret, salt }) => ({ secret, salt }) },
  v4: { jwt: v4, key: ({ secret }) => ({ secret: [secret].flat()[0], salt: '' }) },
}

async function answer(request) {
  const flavour = Object.hasOwn(flavours, request.flavour) && flavours[request.flavour]
  if (!flavour) throw new Error(`unknown flavour ${request.flavour}`)
  const { jwt, key } = flavour
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
