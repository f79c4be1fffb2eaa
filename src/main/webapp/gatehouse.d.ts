/** What the session callback put there; every application has members of its own. */
export interface Session {
  user?: {
    name?: string | null
    email?: string | null
    image?: string | null
    [member: string]: unknown
  }
  /** When the session ends unless it is used, as ISO 8601. */
  expires: string
  /** `RefreshAccessTokenError` or `RefreshTokenError` when the provider's token is not renewed. */
  error?: string
  [member: string]: unknown
}

/** One way to sign in. */
export interface Provider {
  id: string
  name: string
  type: string
  signinUrl: string
  callbackUrl: string
}

export interface SignInOptions {
  /** Where to go afterwards; default: the page one is on. */
  redirectTo?: string
  /** The older name of `redirectTo`. */
  callbackUrl?: string
  /** `false` stays on the page and answers a `SignInResult`. */
  redirect?: boolean
  /** The fields of the form, such as `username` and `password`. */
  [field: string]: string | boolean | undefined
}

export interface SignInResult {
  ok: boolean
  status: number
  /** Such as `CredentialsSignin`; absent when it went well. */
  error: string | undefined
  /** Why, in the words of the provider. */
  code: string | undefined
  /** Where one would have gone; null on an error. */
  url: string | null
}

export interface SignOutOptions {
  redirectTo?: string
  callbackUrl?: string
  /** `false` stays on the page. */
  redirect?: boolean
}

export type Status = "loading" | "authenticated" | "unauthenticated"

/** What a subscriber is told. */
export interface SessionState {
  data: Session | null
  /** `loading` until the first answer; a later read or update does not go back to it. */
  status: Status
  update: typeof update
}

export interface SubscribeOptions {
  /** Seconds between reads while signed in; none while offline. Default 0: never. */
  refetchInterval?: number
  /** Reads again when the page is looked at again. Default true. */
  refetchOnWindowFocus?: boolean
  /** Sends those who are not signed in to the sign-in page, or calls `onUnauthenticated`. */
  required?: boolean
  onUnauthenticated?: () => void
  /** Called once when `session.error` says that the provider's token was not renewed. */
  onRefreshError?: (session: Session) => void
}

/** A refusal by the server; the session that was known stays. */
export class ProblemError extends Error {
  constructor(status: number, problem: unknown)
  /** The `code` of the problem (RFC 9457), such as `TokenTooLarge`; empty if it sent none. */
  readonly code: string
  /** HTTP status. */
  readonly status: number
  readonly detail: string
}

/** Where the endpoints are, if not in `api/auth/` beside this module. */
export function configure(options: { basePath: string | URL }): void

/** The session, from memory if it is known; null if nobody is signed in. */
export function getSession(): Promise<Session | null>

/** Signs in; without a provider it goes to the sign-in page. */
export function signIn(
  provider?: string,
  options?: SignInOptions,
  authorizationParams?: Record<string, string> | URLSearchParams | string,
): Promise<SignInResult | undefined>

/** Signs out; with `redirect: false` it answers where one would have gone. */
export function signOut(options?: SignOutOptions): Promise<{ url: string } | undefined>

/** Without data: asks the server again. With data: hands them to the `jwt` callback. */
export function update(data?: unknown): Promise<Session | null>

/** The ways to sign in, by id. */
export function getProviders(): Promise<Record<string, Provider>>

/** The token that requests with unsafe methods carry as `X-CSRF-Token`. */
export function getCsrfToken(): Promise<string>

/** Tells the listener the state at once and at every change; the answer ends that. */
export function subscribe(
  listener: (state: SessionState) => void,
  options?: SubscribeOptions,
): () => void
