// The account page: names and tenant by update(data), so that other tabs hear of it.
import { getSession, update } from "../gatehouse.js"
import { busy, home, say, signInAgain, texts } from "./common.js"

/** update() answers null when the session has ended meanwhile. */
async function change(data, said) {
  const session = await update(data)
  if (!session) return signInAgain()
  for (const name of document.querySelectorAll("#facts dt")) {
    name.nextElementSibling.textContent = words(session.user[name.textContent])
  }
  say(said)
}

function words(value) {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "")
}

document.addEventListener("submit", (event) => {
  const form = event.target
  const fields = form.elements
  if (form.id === "name") {
    event.preventDefault()
    const names = { firstName: fields.firstName.value, lastName: fields.lastName.value }
    busy(event.submitter ?? fields.saveName, () => change(names, texts.saved))
  } else if (form.id === "tenant") {
    event.preventDefault()
    const tenant = { tenantId: fields.tenantId.value }
    busy(event.submitter ?? fields.switch, () => change(tenant, texts.switched))
  }
})

// The page may come from memory after a sign-out elsewhere.
window.addEventListener("pageshow", async (event) => {
  if (event.persisted && !(await getSession())) location.replace(home)
})
