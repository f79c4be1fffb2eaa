// What the portal's scripts share: words, messages, and the page's fresh part.
import { signIn } from "../gatehouse.js"

const main = document.getElementById("content")
const boxes = { good: document.getElementById("good"), bad: document.getElementById("bad") }

export const texts = JSON.parse(main.dataset.texts)
export const home = main.dataset.home

/** Says how an action went; screen readers hear it. */
export function say(good, bad = "") {
  boxes.good.textContent = good
  boxes.bad.textContent = bad
  boxes.good.hidden = !good
  boxes.bad.hidden = !bad
}

/** Asks to sign in and comes back to this page. */
export async function signInAgain() {
  say("", texts.expired)
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
    else say("", `${texts.failed}: ${refusal(error)}`)
  } finally {
    button.removeAttribute("aria-disabled")
    button.textContent = label
  }
}

/** The portal's words for a code; what the server said, where it has none. */
function refusal(error) {
  return texts[`refused${error.code}`] || error.detail || error.message
}

/** Shows what an answer of the server has in place of the old, and keeps the focus. */
export async function show(answer) {
  const next = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = next.getElementById("fresh")
  if (!fresh || new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url)
    return
  }
  const focused = document.activeElement?.id
  document.getElementById("fresh").replaceWith(fresh)
  if (focused) document.getElementById(focused)?.focus()
  const text = (id) => next.getElementById(id).textContent
  if (text("good") || text("bad")) say(text("good"), text("bad"))
}
