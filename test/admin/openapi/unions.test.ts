import t from 'tap'
import { build } from '../../support/build.js'
import { differs } from '../../support/openapi.js'

const job = { Type: 'EXPORT_ASSETS_TO_S3' } as const
const fault = { id: 'a', effect: { connection: 'reset' } }

/** Bodies that a route refuses although each of their members is right by itself: by route, with the schema's name. */
const REFUSED: readonly [route: string, schema: string, bodies: readonly object[]][] = [
  [
    '/faults',
    'Fault',
    [
      {},
      { id: 'a' },
      { efect: {} },
      { effect: {} },
      { effect: { exeption: 'ThrottlingException' } },
      { effect: { exception: 'ThrottlingException', gateway: 'slow-down' } },
      { effect: { exception: 'ThrottlingException', ResourceId: 'x' } },
      { effect: { exception: 'ResourceNotFoundException', LimitValue: 1 } },
      { effect: { exception: 'ConflictException', ExceptionCause: 'S3AccessDenied' } },
      { effect: { connection: 'reset', paceMs: 1 } },
      { effect: { connection: 'hang', retryAfterSeconds: 1 } },
      { effect: { connection: 'hang', message: 'x' } },
      { effect: { gateway: 'slow-down', message: 'x' } },
      { effect: { response: { status: 200 }, message: 'x' } },
      { effect: { response: { status: 200 }, connection: 'reset' } },
      { effect: { quota: { requests: 1, perMs: 1 }, retryAfterSeconds: 1 } },
      { effect: { quota: { requests: 1, perMs: 1 } }, skip: 1 },
      { effect: { quota: { requests: 1, perMs: 1 } }, every: 1 },
      { effect: { quota: { requests: 1, perMs: 1 } }, probability: 1 },
      { delay: {} },
      { delay: { ms: 1, uniformMs: [1, 2] } },
      { delay: { uniformMs: [1] } },
      { delay: { uniformMs: [1, 2, 3] } }
    ]
  ],
  [
    '/jobs',
    'JobSeed',
    [
      {},
      { ...job, State: 'DONE' },
      { ...job, Type: 'EXPORT_ASSETS_TO_S4' },
      { ...job, Details: { ImportAssetsFromS3: {} } },
      { ...job, Details: { ExportAssetsToS3: {}, ImportAssetsFromS3: {} } },
      { ...job, plan: 'suceeds' },
      { ...job, plan: [] },
      { ...job, plan: [{ state: 'WAITING', forMs: 1, forPolls: 1 }] },
      { ...job, plan: [{ state: 'ERROR', forMs: 1, forPolls: 1 }] },
      { ...job, plan: [{ state: 'WAITING', errors: [{ Code: 'MALWARE_DETECTED', Message: 'x' }] }] }
    ]
  ],
  ['/outcomes', 'Outcome', [{}, { id: 'a' }, { match: {}, times: 1 }]],
  ['/clock/advance', 'Advance', [{}, { ms: 1, toNextTransition: true }, { toNextTransition: false }]],
  [
    '/data-sets',
    'DataSetSeed',
    [
      { Origin: 'OWNED', OriginDetails: { ProductId: 'p' } },
      { Origin: 'ENTITLED', Tags: { a: 'b' } },
      { OriginDetails: {}, Tags: { a: 'b' } },
      { revisions: [{ assets: [{ text: 'a', base64: 'YQ==' }] }] },
      { revisions: [{ assets: [{ text: 'a', size: 1 }] }] },
      { revisions: [{ assets: [{ base64: 'YQ==', size: 1 }] }] }
    ]
  ],
  [
    '/scenarios',
    'Scenario',
    [
      { name: 'a', assets: [{ id: 'a' }] },
      { name: 'a', assets: [{ id: 'a', text: '', base64: '' }] }
    ]
  ],
  [
    '/jobs/mine/transition',
    'JobTransition',
    [{}, { state: 'CANCELLED', errors: [{ Code: 'MALWARE_DETECTED', Message: 'x' }] }]
  ]
]

t.test('the schemas refuse combinations of members that the routes refuse', async (t) => {
  const { admin } = build(t, {}, [{ name: 'start', jobs: [{ ...job, Id: 'mine', plan: 'waits' }] }])
  for (const [route, schema, bodies] of REFUSED) {
    for (const body of bodies) {
      const { status } = await admin('POST', route, body)
      t.ok(status === 400 || status === 422, `${route} ${JSON.stringify(body)}: ${status}`)
      t.ok(differs(body, `/components/schemas/${schema}`), `${schema} ${JSON.stringify(body)}`)
    }
  }
})

/** Bodies that a route accepts, with members of every alternative. */
const ACCEPTED: readonly [route: string, schema: string, bodies: readonly object[]][] = [
  [
    '/faults',
    'Fault',
    [
      fault,
      { effect: { exception: 'AccessDeniedException', message: 'x', retryAfterSeconds: 1 } },
      { effect: { exception: 'ResourceNotFoundException', ResourceId: 'x', ResourceType: 'JOB' } },
      { effect: { exception: 'ServiceLimitExceededException', LimitName: 'Assets per revision', LimitValue: 1 } },
      { effect: { exception: 'ValidationException', ExceptionCause: 'S3AccessDenied' }, delay: { ms: 1 } },
      { effect: { connection: 'drip', paceMs: 1 }, skip: 1, every: 2, times: 3, probability: 0.5, ttlMs: 1 },
      { effect: { connection: 'drip' } },
      { effect: { gateway: 'slow-down', retryAfterSeconds: 1 } },
      { effect: { response: { status: 502, headers: { server: 'x' }, body: '' }, retryAfterSeconds: 1 } },
      { effect: { quota: { requests: 1, perMs: 1 } }, times: 1, ttlMs: 1, delay: { ms: 0 } },
      { delay: { uniformMs: [1, 2] }, skip: 1, every: 1, probability: 1 },
      { delay: { lognormal: { medianMs: 1, sigma: 1, maxMs: 2 } }, match: { operation: 'GetJob' } }
    ]
  ],
  [
    '/jobs',
    'JobSeed',
    [
      job,
      { ...job, Details: {} },
      { ...job, Details: { ExportAssetsToS3: { RevisionId: 'r' } } },
      { ...job, State: 'ERROR', Errors: [{ Code: 'MALWARE_DETECTED', Message: 'x' }] },
      { ...job, State: 'ERROR' },
      { ...job, plan: 'succeeds' },
      { ...job, plan: [{ state: 'WAITING', forPolls: 1 }, { state: 'ERROR' }] },
      { ...job, plan: [{ state: 'ERROR', forPolls: 1, errors: [{ Code: 'MALWARE_DETECTED', Message: 'x' }] }] }
    ]
  ],
  ['/outcomes', 'Outcome', [{ plan: 'fails' }, { assetId: 'a' }, { assetId: 'a', plan: [{ state: 'IN_PROGRESS' }] }]],
  ['/clock/advance', 'Advance', [{ ms: 0 }, { toNextTransition: true }]],
  [
    '/data-sets',
    'DataSetSeed',
    [
      {},
      { Origin: 'OWNED', Tags: { a: 'b' } },
      { Origin: 'ENTITLED', Tags: {} },
      { Origin: 'ENTITLED', OriginDetails: { ProductId: 'p' } },
      { OriginDetails: {} },
      { revisions: [{ assets: [{}, { text: '' }, { base64: 'YQ==' }, { size: 1 }] }] }
    ]
  ],
  [
    '/scenarios',
    'Scenario',
    [
      {
        name: 'a',
        assets: [
          { id: 'a', text: '' },
          { id: 'b', base64: '' }
        ]
      }
    ]
  ],
  ['/jobs/mine/transition', 'JobTransition', [{ state: 'ERROR' }]]
]

t.test('the schemas accept every alternative that the routes accept', async (t) => {
  const { admin } = build(t, {}, [{ name: 'start', jobs: [{ ...job, Id: 'mine', plan: 'waits' }] }])
  for (const [route, schema, bodies] of ACCEPTED) {
    for (const body of bodies) {
      const { status, body: response } = await admin('POST', route, body)
      t.ok(status < 300, `${route} ${JSON.stringify(body)}: ${status} ${JSON.stringify(response)}`)
      t.equal(differs(body, `/components/schemas/${schema}`), undefined, JSON.stringify(body))
    }
  }
})
