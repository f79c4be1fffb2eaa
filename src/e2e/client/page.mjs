// The page all clients share: it shows the state and has a button for each action, which is called
// with the arguments in the text field. The answer, or how it failed, is the result.
const element = (id) => document.getElementById(id)
const statuses = []

export function show({ data, status }) {
  element('status').textContent = status
  element('session').textContent = JSON.stringify(data ?? null)
  if (statuses.at(-1) !== status) statuses.push(status)
  element('statuses').textContent = statuses.join(' ')
}

export function buttons(actions) {
  for (const [name, action] of Object.entries(actions)) {
    const button = document.createElement('button')
    button.id = name
    button.textContent = name
    button.onclick = async () => {
      element('result').textContent = ''
      const result = await outcome(action, JSON.parse(element('arguments').value || '[]'))
      element('result').textContent = JSON.stringify(result)
    }
    element('actions').append(button)
  }
}

async function outcome(action, args) {
  try {
    return { value: (await action(...args)) ?? null }
  } catch (error) {
    const { name, message, code, status, detail } = error
    return { failure: { name, message, code, status, detail } }
  }
}
