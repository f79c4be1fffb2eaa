// Sends the page's own forms without leaving it; without this script they work by themselves.
import { busy, show } from "./common.js"

document.addEventListener("submit", (event) => {
  const form = event.target
  if (new URL(form.action).pathname !== location.pathname) return
  event.preventDefault()
  const button = event.submitter ?? form.querySelector("button")
  const fields = new FormData(form, event.submitter)
  busy(button, async () =>
    show(
      await fetch(form.action, {
        method: "POST",
        headers: { Accept: "text/html" },
        body: new URLSearchParams(fields),
      }),
    ),
  )
})
