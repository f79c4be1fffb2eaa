// The browser's side of Gatehouse: an ES module without dependencies; the types are in
// gatehouse.d.ts. Tabs tell each other of changes as next-auth 5 does, so both may be mixed.
import { ask, getCsrfToken, post } from "./gatehouse-wire.js"
import { backFromSignIn, endpoint, go, leaveToSignIn, moveTo } from "./gatehouse-wire.js"

export { ProblemError, getCsrfToken } from "./gatehouse-wire.js"

/** @typedef {import("./gatehouse.js").Session} Session */
/** @typedef {import("./gatehouse.js").SessionState} SessionState */
/** @typedef {import("./gatehouse.js").SubscribeOptions} SubscribeOptions */
/**
 * @typedef {object} Subscriber
 * @property {(state: SessionState) => void} listener
 * @property {SubscribeOptions} options
 * @property {string} told what the listener was last told
 * @property {boolean} warned whether it knows of the refresh error
 */

const REFRESH_ERRORS = ["RefreshAccessTokenError", "RefreshTokenError"]
const ONE_SECOND = 1000

/** @type {Session | null | undefined} undefined: not known; null: nobody is signed in */
let session
/** @type {Promise<Session | null> | undefined} the read under way */
let reading
/** @type {Promise<unknown>} the last update; one at a time, so that the last answer is the newest */
let updating = Promise.resolve()
let turn = 0 // answers of an earlier turn are late and not believed
let failed = false // the last read of an unknown session went wrong
let lastRead = 0
/** @type {Set<Subscriber>} */
const subscribers = new Set()

const inBrowser = typeof document !== "undefined"
const channel =
  inBrowser && typeof BroadcastChannel !== "undefined" ? new BroadcastChannel("next-auth") : null

/** @type {typeof import("./gatehouse.js").configure} */
export function configure({ basePath }) {
  moveTo(basePath)
  forget()
  wake()
}

/** @type {typeof import("./gatehouse.js").getSession} */
export async function getSession() {
  const over = session && Date.parse(session.expires) <= Date.now()
  return session === undefined || over ? read() : session
}

/** @type {typeof import("./gatehouse.js").signIn} */
export async function signIn(provider, options = {}, authorizationParams = {}) {
  const { redirect = true, callbackUrl, redirectTo = callbackUrl, ...fields } = options
  const afterwards = redirectTo ?? location.href
  const providers = await getProviders()
  if (!provider || !Object.hasOwn(providers, provider)) {
    leaveToSignIn()
    go(endpoint("signin", { callbackUrl: afterwards }))
    return undefined
  }
  const direct = providers[provider].type === "credentials"
  const path = `${direct ? "callback" : "signin"}/${encodeURIComponent(provider)}`
  const { response, url } = await post(endpoint(path, authorizationParams), fields, afterwards)
  const error = url.searchParams.get("error") ?? undefined
  if (direct && response.ok && !error) {
    if (!redirect) await read(true).catch(() => null)
    tell("getSession")
  }
  if (redirect) {
    if (!direct) leaveToSignIn()
    go(url)
    return undefined
  }
  const code = url.searchParams.get("code") ?? undefined
  return { ok: response.ok, status: response.status, error, code, url: error ? null : url.href }
}

/** @type {typeof import("./gatehouse.js").signOut} */
export async function signOut(options = {}) {
  const { redirect = true, callbackUrl, redirectTo = callbackUrl } = options
  const { url } = await post(endpoint("signout"), {}, redirectTo ?? location.href)
  tell("signout")
  if (redirect) {
    go(url)
    return undefined
  }
  await read(true)
  return { url: url.href }
}

/** @type {typeof import("./gatehouse.js").update} */
export async function update(data) {
  if (data === undefined) return read(true, true)
  const mine = updating.then(async () => {
    const body = JSON.stringify({ csrfToken: await getCsrfToken(), data })
    const headers = { "Content-Type": "application/json" }
    const updated = someone(await ask("session", { method: "POST", headers, body }))
    turn++
    reading = undefined
    keep(updated)
    tell("getSession")
    return updated
  })
  updating = mine.catch(() => undefined)
  return mine
}

/** @type {typeof import("./gatehouse.js").getProviders} */
export async function getProviders() {
  return ask("providers")
}

/** @type {typeof import("./gatehouse.js").subscribe} */
export function subscribe(listener, options = {}) {
  const subscriber = { listener, options, told: "", warned: false }
  subscribers.add(subscriber)
  const { refetchInterval = 0 } = options
  const poll = () => session && navigator.onLine && quietly(read(true, true))
  const timer = refetchInterval > 0 ? setInterval(poll, refetchInterval * ONE_SECOND) : undefined
  if (session === undefined) quietly(read())
  notify(subscriber)
  return () => {
    clearInterval(timer)
    subscribers.delete(subscriber)
  }
}

/**
 * Reads the session; callers share one read unless it has to be a new one.
 * @param {boolean} [anew]
 * @param {boolean} [telling] whether other tabs are told if it differs
 * @returns {Promise<Session | null>}
 */
function read(anew = false, telling = false) {
  if (reading && !anew) return reading
  const mine = ++turn
  lastRead = Date.now()
  const promise = ask("session").then(
    (answer) => {
      if (mine !== turn) return reading ?? session ?? null
      const before = session
      reading = undefined
      keep(someone(answer))
      const changed = telling && withoutExpiry(before) !== withoutExpiry(session)
      if ((session && backFromSignIn()) || changed) tell("getSession")
      return session ?? null
    },
    (error) => {
      if (mine === turn) {
        reading = undefined
        failed = session === undefined
        subscribers.forEach(notify)
      }
      throw error
    },
  )
  reading = promise
  return promise
}

/** @param {Session | null} value */
function keep(value) {
  session = value
  failed = false
  subscribers.forEach(notify)
}

/** Nothing is known any more; a read under way is not believed. */
function forget() {
  turn++
  session = reading = undefined
  failed = false
}

/** @param {Subscriber} subscriber */
function notify(subscriber) {
  const { listener, options } = subscriber
  const missing = session === null && options.required
  const unknown = missing || (session === undefined && !failed)
  const status = session ? "authenticated" : unknown ? "loading" : "unauthenticated"
  const state = JSON.stringify([status, session, missing])
  if (state === subscriber.told) return
  subscriber.told = state
  const error = session?.error
  const refused = error !== undefined && REFRESH_ERRORS.includes(error)
  const warn = refused && !subscriber.warned
  subscriber.warned = refused
  try {
    listener({ data: session ?? null, status, update })
    if (session && warn) options.onRefreshError?.(session)
    if (missing) (options.onUnauthenticated ?? askToSignIn)()
  } catch (error) {
    reportError(error) // the other subscribers are told all the same
  }
}

function askToSignIn() {
  leaveToSignIn()
  go(endpoint("signin", { error: "SessionRequired", callbackUrl: location.href }))
}

/** Something happened elsewhere: subscribers need to know, others ask when they want to know. */
function wake() {
  if (subscribers.size > 0) quietly(read(true, false))
  else forget()
}

function lookedAt() {
  if (document.visibilityState !== "visible" || Date.now() - lastRead < ONE_SECOND) return
  if (subscribers.size === 0) forget()
  else if (session !== null && [...subscribers].some(refetchesOnFocus)) quietly(read(true, true))
}

/** @param {Subscriber} subscriber */
function refetchesOnFocus({ options }) {
  return options.refetchOnWindowFocus ?? true
}

/** @param {"getSession" | "signout"} trigger */
function tell(trigger) {
  channel?.postMessage({ event: "session", data: { trigger } })
}

/** @param {Promise<unknown>} promise a read that nobody waits for; what was known stays */
function quietly(promise) {
  promise.catch(() => undefined)
}

/** @param {any} answer nobody is `null`, or `{}` in flavour v4 */
function someone(answer) {
  return answer && Object.keys(answer).length > 0 ? answer : null
}

/** @param {Session | null | undefined} value */
function withoutExpiry(value) {
  return JSON.stringify({ ...value, expires: undefined })
}

if (inBrowser) {
  channel?.addEventListener("message", ({ data }) => data?.event === "session" && wake())
  document.addEventListener("visibilitychange", lookedAt)
  addEventListener("focus", lookedAt)
  addEventListener("online", lookedAt)
  addEventListener("pageshow", ({ persisted }) => persisted && wake()) // it slept while others told
}
