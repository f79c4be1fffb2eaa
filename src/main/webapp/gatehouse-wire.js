// What gatehouse.js says to the endpoints, and how it leaves the page.

const LEFT_TO_SIGN_IN = "gatehouse.left-to-sign-in"

let base = new URL("./api/auth/", import.meta.url)

/** @param {string | URL} basePath relative to the page */
export function moveTo(basePath) {
  base = new URL(String(basePath).replace(/\/*$/, "/"), location.href)
}

/** A refusal by the server. */
export class ProblemError extends Error {
  /**
   * @param {number} status
   * @param {any} problem body of the answer
   */
  constructor(status, problem) {
    super(problem?.title ?? `The server answered ${status}`)
    this.name = "ProblemError"
    this.status = status
    this.code = String(problem?.code ?? "")
    this.detail = String(problem?.detail ?? "")
  }
}

/**
 * @param {string} path
 * @param {any} [query]
 */
export function endpoint(path, query = {}) {
  const url = new URL(path, base)
  url.search = String(new URLSearchParams(query))
  return url
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>} the JSON of a good answer
 */
export async function ask(path, init) {
  const response = await fetch(endpoint(path), { cache: "no-store", ...init })
  if (!response.ok) throw new ProblemError(response.status, await response.json().catch(() => null))
  return response.json()
}

/** @type {typeof import("./gatehouse.js").getCsrfToken} */
export async function getCsrfToken() {
  return (await ask("csrf")).csrfToken
}

/**
 * Posts a form; the answer is where to go instead of a redirect.
 * @param {URL} target
 * @param {Record<string, any>} fields
 * @param {string} callbackUrl
 */
export async function post(target, fields, callbackUrl) {
  const form = { ...fields, csrfToken: await getCsrfToken(), callbackUrl }
  const headers = { "X-Auth-Return-Redirect": "1" }
  const body = new URLSearchParams(form)
  const response = await fetch(target, { method: "POST", headers, body })
  const json = await response.json().catch(() => null)
  if (typeof json?.url !== "string") throw new ProblemError(response.status, json)
  return { response, url: new URL(json.url) }
}

/** @param {URL} url where a mere change of the fragment would not load the page again */
export function go(url) {
  const same = url.href.split("#")[0] === location.href.split("#")[0]
  location.assign(url)
  if (same && url.hash) location.reload()
}

/** The first read after a sign-in elsewhere tells the other tabs. */
export function leaveToSignIn() {
  try {
    sessionStorage.setItem(LEFT_TO_SIGN_IN, "1")
  } catch {
    // storage is off: the other tabs follow when they are looked at
  }
}

export function backFromSignIn() {
  try {
    const back = sessionStorage.getItem(LEFT_TO_SIGN_IN) !== null
    sessionStorage.removeItem(LEFT_TO_SIGN_IN)
    return back
  } catch {
    return false
  }
}
