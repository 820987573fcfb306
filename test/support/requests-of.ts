import type { ControlClient, RequestView, StreamEvent } from '../../src/client/index.js'

/** When the first request of a journal arrives, in milliseconds since 1970. */
export const FIRST_AT = Date.UTC(2026, 2, 2, 9, 15)

/** A request of a journal: a GetJob of 1 ms, each a second after the one before. */
export function requestOf(ordinal: number, members: Partial<RequestView> = {}): RequestView {
  const at = new Date(FIRST_AT + ordinal * 1000).toISOString()
  return {
    ordinal,
    at,
    sandboxAt: at,
    durationMs: 1,
    sandbox: 'default',
    account: '123456789012',
    operation: 'GetJob',
    method: 'GET',
    path: '/v1/jobs/mine',
    jobId: 'mine',
    status: 200,
    faults: [],
    bytes: 100,
    ...members
  }
}

/** A request that has not ended. */
export function openRequest(ordinal: number, members: Partial<RequestView> = {}): RequestView {
  const { durationMs, status, ...rest } = requestOf(ordinal, members)
  return { ...rest, open: true }
}

/** The event of the end of a request. */
export function ended(request: RequestView): StreamEvent {
  return { event: 'request', data: request }
}

/** A journal as a server would have it, which counts how often it is asked. */
export class JournalOf {
  requests: RequestView[] = []
  dropped = 0
  total = 0
  /** What it was asked for. */
  readonly asked: { readonly after?: number; readonly limit?: number }[] = []

  constructor(...requests: RequestView[]) {
    this.add(...requests)
  }

  add(...requests: RequestView[]): void {
    for (const request of requests) {
      this.requests = [...this.requests.filter(({ ordinal }) => ordinal !== request.ordinal), request]
      this.total = Math.max(this.total, request.ordinal)
    }
    this.requests.sort((one, other) => one.ordinal - other.ordinal)
  }

  clear(): void {
    this.requests = []
    this.total = 0
    this.dropped = 0
  }

  /** A client of it. */
  get client(): ControlClient {
    const requests = async ({ after, limit = Number.POSITIVE_INFINITY }: { after?: number; limit?: number } = {}) => {
      this.asked.push({ ...(after !== undefined && { after }), limit })
      const later = this.requests.filter(({ ordinal }) => ordinal > Math.max(after ?? 0, this.dropped))
      const found = after === undefined ? later.slice(-limit) : later.slice(0, limit)
      return Object.assign(found, { meta: { total: this.total, dropped: this.dropped } })
    }
    return { requests } as unknown as ControlClient
  }
}
