// The account page: names and tenant by update(data), linked accounts by the API.
import { getCsrfToken, getSession, update } from "../gatehouse.js"
import { busy, call, home, say, signInAgain, texts } from "./common.js"

/** update() answers null when the session has ended meanwhile. */
async function change(data) {
  const session = await update(data)
  if (!session) return signInAgain()
  return session
}

const names = document.getElementById("name")
names.addEventListener("submit", (event) => {
  event.preventDefault()
  busy(names.querySelector("button"), async () => {
    const session = await change({
      firstName: names.firstName.value,
      lastName: names.lastName.value,
    })
    if (session) say(texts.saved)
  })
})

const tenant = document.getElementById("tenant")
tenant?.addEventListener("submit", (event) => {
  event.preventDefault()
  busy(tenant.querySelector("button"), async () => {
    const session = await change({ tenantId: tenant.tenantId.value })
    if (session) say(texts.switched)
  })
})

for (const button of document.querySelectorAll("[data-unlink]")) {
  button.addEventListener("click", () =>
    busy(button, async () => {
      const [provider, id] = button.dataset.unlink.split(/\/(.*)/s)
      await call("DELETE", `accounts/${encodeURIComponent(provider)}/${encodeURIComponent(id)}`)
      button.closest("li").remove()
      say(texts.unlinked)
    }),
  )
}

for (const button of document.querySelectorAll("[data-link]")) {
  button.form.addEventListener("submit", async (event) => {
    if (button.form.csrfToken.value) return
    event.preventDefault()
    button.form.csrfToken.value = await getCsrfToken()
    button.form.submit()
  })
}

// The page may come from memory after a sign-out elsewhere.
window.addEventListener("pageshow", async (event) => {
  if (event.persisted && !(await getSession())) location.replace(home)
})
