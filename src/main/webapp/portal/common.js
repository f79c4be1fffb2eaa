// What the portal's pages share: words, messages, calls to the API.
import { getCsrfToken, signIn } from "../gatehouse.js"

const main = document.getElementById("content")
const good = document.getElementById("good")
const bad = document.getElementById("bad")

export const texts = JSON.parse(main.dataset.texts)
export const home = main.dataset.home

/** Says how an action went; screen readers hear it. */
export function say(text, failed = false) {
  good.hidden = failed || !text
  bad.hidden = !failed || !text
  const box = failed ? bad : good
  box.textContent = text
}

/** Asks to sign in and comes back to this page. */
export async function signInAgain() {
  say(texts.expired, true)
  await signIn(undefined, { redirectTo: location.href })
}

/** Runs an action once at a time, with its button marked as busy. */
export async function busy(button, action) {
  if (button.getAttribute("aria-disabled") === "true") return
  const label = button.textContent
  button.setAttribute("aria-disabled", "true")
  button.textContent = `${texts.saving} …`
  say("")
  try {
    await action()
  } catch (error) {
    if (error.status === 401) await signInAgain()
    else say(`${texts.failed}: ${error.detail || error.message}`, true)
  } finally {
    button.removeAttribute("aria-disabled")
    button.textContent = label
  }
}

/** Calls the API; throws an error with status and detail for anything but 2xx. */
export async function call(method, path, body) {
  const headers = { Accept: "application/json" }
  if (method !== "GET") headers["X-CSRF-Token"] = await getCsrfToken()
  if (body !== undefined) headers["Content-Type"] = "application/json"
  const answer = await fetch(`${home}/api/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  const json = text ? JSON.parse(text) : null
  if (!answer.ok) {
    const error = new Error(json?.title ?? answer.statusText)
    error.status = answer.status
    error.detail = json?.detail
    throw error
  }
  return json
}

/** An element with text and attributes; text is never read as markup. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name)
  made.textContent = text
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
