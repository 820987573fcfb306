import type { SoakClient, SoakRequest, SoakResult } from './client.js'

/** A source of numbers from 0 to 1. */
export type Draw = () => number

/** What a visit may do: send a request and say how it must end. */
export interface Visitor {
  readonly draw: Draw
  /** Sends a request that must be answered with one of these statuses. */
  expect(request: SoakRequest, ...statuses: readonly number[]): Promise<SoakResult>
  /** Sends a request that a fault may spoil, that a reset may cut off, or that its client abandons. */
  attempt(request: SoakRequest): Promise<SoakResult>
}

/** A short piece of a client's work: one request or a few that belong together. */
export type Visit = (visitor: Visitor) => Promise<void>

const COMPLETED = 'completedExportAssetToSignedUrl01'
const UNKNOWN = 'a'.repeat(32)
const NEW_JOB = {
  Type: 'EXPORT_ASSETS_TO_S3',
  Details: {
    ExportAssetsToS3: {
      DataSetId: 'd'.repeat(32),
      RevisionId: 'e'.repeat(32),
      AssetDestinations: [{ AssetId: 'f'.repeat(32), Bucket: 'bucket' }]
    }
  }
}

/** What spoils the calls of the wild sandboxes. */
const WILD_FAULTS = [
  ...['reset', 'empty', 'truncate', 'malformed', 'drip'].map((connection) => ({ effect: { connection } })),
  { effect: { connection: 'hang' } },
  { effect: { exception: 'ThrottlingException', retryAfterSeconds: 1 } },
  { effect: { exception: 'InternalServerException' } },
  { effect: { response: { status: 503, body: 'busy' } } },
  { delay: { uniformMs: [1, 5] } }
].map((fault, index) => ({ id: `wild-${index}`, probability: 0.08, match: { operation: 'GetJob' }, ...fault }))

const one = <T>(draw: Draw, among: readonly T[]): T => among[Math.floor(draw() * among.length)] as T
const sandbox = (kind: string, count: number, draw: Draw) => `/sandbox/${kind}-${Math.floor(draw() * count)}`
const calm = (draw: Draw) => sandbox('calm', 8, draw)
const wild = (draw: Draw) => sandbox('wild', 8, draw)
const hex = (draw: Draw) => Math.floor(draw() * 2 ** 48).toString(16)

/** A visit of one request, which must be answered with this status. */
function ask(status: number, method: string, path: (draw: Draw) => string, body?: unknown): Visit {
  return async ({ draw, expect }) => void (await expect({ method, path: path(draw), body }, status))
}

/** A visit of one request that may end in any way that a fault or a reset orders. The client leaves before the end. */
function glance(leavesAfterMs: number, path: (draw: Draw) => string): Visit {
  return async ({ draw, attempt }) => {
    const headers = { 'amz-sdk-invocation-id': `call-${hex(draw)}`, 'amz-sdk-request': 'attempt=1; max=3' }
    await attempt({ method: 'GET', path: path(draw), headers, leavesAfterMs })
  }
}

/** Every kind of visit, with how often it is paid relative to the others. */
const VISITS: readonly (readonly [weight: number, visit: Visit])[] = [
  [40, ask(200, 'GET', (draw) => `${calm(draw)}/v1/jobs/${COMPLETED}`)],
  [4, ask(200, 'GET', (draw) => `/sandbox/fresh-${hex(draw)}/v1/jobs/${COMPLETED}`)],
  [4, ask(200, 'GET', (draw) => `${calm(draw)}/v1/jobs?maxResults=25`)],
  [6, ask(404, 'GET', (draw) => `${calm(draw)}/v1/jobs/${UNKNOWN}`)],
  [2, ask(400, 'GET', (draw) => `${calm(draw)}/v1/jobs/${hex(draw)}`)],
  [1, ask(400, 'GET', (draw) => `${calm(draw)}/v1/jobs?maxResults=0`)],
  [1, ask(400, 'GET', () => `/sandbox/a.b/v1/jobs/${COMPLETED}`)],
  [1, ask(400, 'POST', (draw) => `${calm(draw)}/v1/jobs`, '{"Type":')],
  [1, ask(501, 'POST', (draw) => `${calm(draw)}/v1/nothing`, {})],
  [4, lifeOfAJob],
  [2, lookAround],
  [12, glance(50, (draw) => `${wild(draw)}/v1/jobs/${COMPLETED}`)],
  [2, glance(0, (draw) => `${wild(draw)}/v1/jobs`)],
  [1, glance(20, (draw) => `${wild(draw)}/__admin/events`)],
  [1, glance(20, (draw) => `${wild(draw)}/__admin/jobs/${COMPLETED}/await?state=ERROR&timeoutMs=60000`)],
  [1, upheaval]
]

/** A client creates a job, starts it, polls it and cancels it; the test deletes it. */
async function lifeOfAJob({ draw, expect }: Visitor): Promise<void> {
  const base = calm(draw)
  const created = await expect({ method: 'POST', path: `${base}/v1/jobs`, body: NEW_JOB }, 201)
  if (created.kind !== 'response' || created.status !== 201) return
  const { Id } = JSON.parse(created.body) as { Id: string }
  await expect({ method: 'PATCH', path: `${base}/v1/jobs/${Id}` }, 202)
  await expect({ method: 'GET', path: `${base}/v1/jobs/${Id}` }, 200)
  await expect({ method: 'DELETE', path: `${base}/v1/jobs/${Id}` }, 204, 409)
  await expect({ method: 'DELETE', path: `${base}/__admin/jobs/${Id}` }, 204)
}

/** A test reads what the server knows. */
async function lookAround({ draw, expect }: Visitor): Promise<void> {
  const path = one(draw, [
    'jobs?limit=5',
    'requests?limit=5',
    'calls',
    `polls/${COMPLETED}`,
    'faults',
    'clock',
    'verdict',
    'limits'
  ])
  await expect({ method: 'GET', path: `${calm(draw)}/__admin/${path}` }, 200)
  await expect({ method: 'POST', path: `${calm(draw)}/__admin/verify`, body: { count: { min: 1 } } }, 200)
}

/** A test changes a sandbox under the requests of others. */
async function upheaval({ draw, attempt }: Visitor): Promise<void> {
  const admin = `${wild(draw)}/__admin`
  await attempt({ method: 'POST', path: `${admin}/reset` })
  await attempt({ method: 'POST', path: `${admin}/faults`, body: WILD_FAULTS })
  await attempt({ method: 'POST', path: `${admin}/clock/advance`, body: { ms: 1000 } })
  const before = await attempt({ method: 'GET', path: `${admin}/snapshot` })
  if (before.kind === 'response') await attempt({ method: 'PUT', path: `${admin}/snapshot`, body: before.body })
  const scenario = { name: 'one', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' }] }
  if (draw() < 0.2) await attempt({ method: 'POST', path: `${admin}/scenarios?mode=add`, body: scenario })
  if (draw() < 0.1) await attempt({ method: 'DELETE', path: `/__admin/sandboxes/${admin.split('/')[2]}` })
}

/** Draws a visit by its weight. */
export function drawVisit(draw: Draw): Visit {
  const total = VISITS.reduce((sum, [weight]) => sum + weight, 0)
  let left = draw() * total
  for (const [weight, visit] of VISITS) {
    left -= weight
    if (left < 0) return visit
  }
  return (VISITS[0] as (typeof VISITS)[number])[1]
}

/** A visitor that sends its requests by a client and tells `onResult` how each one ended and whether it should have. */
export function visitor(
  client: SoakClient,
  draw: Draw,
  onResult: (request: SoakRequest, result: SoakResult, wrong: string | undefined) => void
): Visitor {
  const send = async (request: SoakRequest, judge: (result: SoakResult) => string | undefined) => {
    const result = await client.send(request)
    onResult(request, result, judge(result))
    return result
  }
  return {
    draw,
    expect: (request, ...statuses) =>
      send(request, (result) =>
        result.kind === 'response' && statuses.includes(result.status) ? undefined : `expected ${statuses.join(' or ')}`
      ),
    attempt: (request) => send(request, unordered)
  }
}

/** Says what is wrong with a result that no fault ordered, or returns undefined. */
function unordered(result: SoakResult): string | undefined {
  if (result.kind === 'unanswered') return 'no response and no end of the connection'
  if (result.kind !== 'response' || result.status < 500) return undefined
  return String(result.headers['x-dataexchange-local']).includes('fault=') ? undefined : 'no fault ordered this'
}
