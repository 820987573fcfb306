import { computed, signal } from '@preact/signals'
import { DEFAULT_SANDBOX } from './sandbox-name.js'

/** The views of the console, in the order of its navigation. */
export const VIEWS = ['jobs', 'requests', 'clock', 'faults', 'data-sets', 'verdict', 'sandboxes'] as const
export type View = (typeof VIEWS)[number]

/** What the console shows: a view of a sandbox, and in it one thing, if one is chosen. */
export interface Route {
  readonly sandbox: string
  readonly view: View
  /** The ids that lead to what is chosen, from the outside in: of a job, or of a data set and its revision. */
  readonly ids: readonly string[]
}

const hash = signal(location.hash)
addEventListener('hashchange', () => {
  hash.value = location.hash
})

/** What the address of the page asks for. */
export const route = computed(() => readRoute(hash.value, sandboxOfPage()))

/**
 * Returns what the part of an address from `#` on asks for: `#/SANDBOX/VIEW/ID...`. What it does not say has a default.
 */
export function readRoute(hash: string, ownSandbox: string): Route {
  const [, sandbox = '', view = '', ...ids] = hash.split('/').map(decoded)
  return {
    sandbox: sandbox === '' ? ownSandbox : sandbox,
    view: VIEWS.find((each) => each === view) ?? 'jobs',
    ids: ids.filter((id) => id !== '')
  }
}

/** Returns the address of a view. The sandbox is the current one if none is given. */
export function hrefOf({ sandbox = route.value.sandbox, view, ids = [] }: Partial<Route> & { view: View }): string {
  return `#/${[sandbox, view, ...ids].map(encodeURIComponent).join('/')}`
}

/** Opens a view. */
export function go(target: Partial<Route> & { view: View }): void {
  location.hash = hrefOf(target)
}

/** The URL of the server, without a slash at its end: the page may be below the prefix of a sandbox or of a proxy. */
export function serverUrl(): string {
  return pageBase().replace(/\/sandbox\/[^/]+$/, '')
}

function pageBase(): string {
  return (location.origin + location.pathname).replace(/\/__admin\/console(\/.*)?$/, '')
}

/** The sandbox below whose prefix the page was opened. */
function sandboxOfPage(): string {
  return /\/sandbox\/([^/]+)$/.exec(pageBase())?.[1] ?? DEFAULT_SANDBOX
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
