import type { RequestView } from '../../../client/index.js'

/** What a request was answered with: its status, or that there is none. */
export function ResponseBadge({ request: { status, open } }: { readonly request: RequestView }) {
  if (open) return <span class="badge busy">open</span>
  if (status === undefined) return <span class="badge bad">no response</span>
  return <span class={`badge ${toneOf(status)}`}>{status}</span>
}

function toneOf(status: number): string {
  if (status < 400) return 'good'
  return status < 500 ? 'warn' : 'bad'
}
