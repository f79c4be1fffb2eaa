// The administration page: users and tenants by the API.
import { busy, call, element, say, signInAgain, texts } from "./common.js"

const roles = document.getElementById("content").dataset.roles.split(" ")
const users = document.getElementById("users")
const tenants = document.getElementById("tenants")

function userRow(user) {
  const row = element("tr")
  const role = element("select", "", { "aria-label": `${texts.changeRole} ${user.username}` })
  for (const name of roles) {
    const option = element("option", name, { value: name })
    option.selected = name === user.role
    role.append(option)
  }
  role.addEventListener("change", () => save(user, { role: role.value }, row))
  const word = user.disabled ? texts.enable : texts.disable
  const toggle = element("button", word, {
    type: "button",
    class: "quiet",
    "aria-label": `${word} ${user.username}`,
  })
  toggle.addEventListener("click", () =>
    busy(toggle, () => save(user, { disabled: !user.disabled }, row)),
  )
  const state = element("td", user.disabled ? `${texts.disabled} ` : `${texts.active} `)
  state.append(toggle)
  const cell = element("td")
  cell.append(role)
  row.append(
    element("th", user.name ?? user.username, { scope: "row" }),
    element("td", user.email ?? ""),
    cell,
    state,
  )
  return row
}

async function save(user, change, row) {
  try {
    const changed = await call("PATCH", `admin/users/${encodeURIComponent(user.id)}`, change)
    const next = userRow(changed)
    const place = row.contains(document.activeElement) ? document.activeElement.tagName : ""
    row.replaceWith(next)
    if (place) next.querySelector(place)?.focus()
    say(`${changed.username}: ${texts.changed}`)
  } catch (error) {
    if (error.status === 401) return signInAgain()
    row.replaceWith(userRow(user))
    say(`${texts.failed}: ${error.detail ?? error.message}`, true)
  }
}

function tenantRow(tenant) {
  const row = element("tr")
  const remove = element("button", texts.remove, {
    type: "button",
    class: "quiet",
    "aria-label": `${texts.remove} ${tenant.id}`,
  })
  remove.addEventListener("click", () =>
    busy(remove, async () => {
      await call("DELETE", `admin/tenants/${encodeURIComponent(tenant.id)}`)
      row.remove()
      say(`${tenant.id}: ${texts.removed}`)
    }),
  )
  const action = element("td")
  action.append(remove)
  row.append(element("th", tenant.id, { scope: "row" }), element("td", tenant.name), action)
  return row
}

const form = document.getElementById("newTenant")
form.addEventListener("submit", (event) => {
  event.preventDefault()
  busy(form.querySelector("button"), async () => {
    const created = await call("POST", "admin/tenants", {
      id: form.elements.id.value,
      name: form.elements.name.value,
    })
    tenants.append(tenantRow(created))
    form.reset()
    say(`${created.id}: ${texts.created}`)
  })
})

async function load() {
  try {
    const [people, places] = await Promise.all([
      call("GET", "admin/users?limit=100"),
      call("GET", "admin/tenants"),
    ])
    users.replaceChildren(...people.map(userRow))
    tenants.replaceChildren(...places.map(tenantRow))
  } catch (error) {
    if (error.status === 401) return signInAgain()
    say(`${texts.failed}: ${error.detail ?? error.message}`, true)
  }
}

load()
