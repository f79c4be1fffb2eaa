// Shows what useSession says, with the client given.
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { buttons, show } from './page.mjs'

export function start({ SessionProvider, useSession, ...actions }) {
  let update
  function State() {
    const state = useSession()
    update = state.update
    show(state)
    return null
  }
  const { signIn, signOut, getSession, getProviders, getCsrfToken } = actions
  buttons({ signIn, signOut, getSession, getProviders, getCsrfToken, update: (...data) => update(...data) })
  const refetchInterval = Number(new URLSearchParams(location.search).get('interval') ?? 0)
  createRoot(document.getElementById('root')).render(
    createElement(SessionProvider, { refetchInterval }, createElement(State)),
  )
}
