import assert from 'node:assert/strict'
import fc from 'fast-check'
import { AssetStore } from '../../src/core/assets/asset-store.js'
import { FaultRules } from '../../src/core/faults/fault-rules.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { JobType } from '../../src/core/jobs/job-types.js'
import { Limits } from '../../src/core/jobs/limits.js'
import { OutcomeRules } from '../../src/core/outcomes/outcome-rules.js'
import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { SandboxJobs } from '../../src/core/sandbox/sandbox-jobs.js'
import { SandboxError } from '../../src/core/validation/sandbox-error.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { createJobRequest, jobSeed } from './arbitraries.js'

const Type = 'EXPORT_ASSETS_TO_S3'

/** What sandboxes start with where actions are to find something. */
export const START: Scenario = {
  name: 'start',
  jobs: [
    { Type, Id: 'timed', plan: 'succeeds' },
    { Type, Id: 'polled', plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] },
    { Type: 'EXPORT_ASSET_TO_SIGNED_URL' }
  ],
  faults: [
    { id: 'f', times: 1, effect: { exception: 'ThrottlingException' } },
    { id: 'g', probability: 0.5, ttlMs: 4000, delay: { uniformMs: [0, 1000] } }
  ]
}

/** Something done to a sandbox: legal or not, it may be refused. */
export type Action = (sandbox: Sandbox) => unknown

const at = (index: number) => [index]
const someJob = fc.constantFrom('timed', 'polled', 'nobody')
/** One job of each type at a time. */
const limitsOfOne = Object.fromEntries(JobType.enum.map((type) => [type, 1])) as Record<JobType, number>
const target = { operation: 'GetJob', jobId: 'timed', state: undefined, type: undefined, attempt: undefined } as const

function lastJob(sandbox: Sandbox): string | undefined {
  return sandbox.jobs.list({ after: undefined, limit: 1000 }).jobs.at(-1)?.id
}

/** For each way to change a sandbox, actions that take it. */
const ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  'jobs.seed': jobSeed.map((seed) => (sandbox) => sandbox.jobs.seed([seed], at)),
  'jobs.seedBatches': fc.array(jobSeed, { minLength: 1, maxLength: 3 }).map((seeds) => async (sandbox) => {
    const seeded: unknown[] = []
    async function* batches() {
      for (const seed of seeds) yield { seeds: [seed], at }
    }
    await sandbox.jobs.seedBatches(batches(), (jobs) => seeded.push(...jobs))
    return seeded
  }),
  'jobs.create': fc.tuple(createJobRequest, fc.constantFrom('eu-west-1', undefined)).map(
    ([request, region]) =>
      (sandbox) =>
        sandbox.jobs.create(request, region)
  ),
  'jobs.start': fc.oneof(
    someJob.map(
      (id): Action =>
        (sandbox) =>
          sandbox.jobs.start(id)
    ),
    fc.constant<Action>((sandbox) => sandbox.jobs.start(lastJob(sandbox) ?? 'nobody'))
  ),
  'jobs.upload': fc.uint8Array({ maxLength: 40 }).map((bytes) => (sandbox) => {
    return sandbox.jobs.upload(lastJob(sandbox) ?? 'nobody', Buffer.from(bytes))
  }),
  addOutcomes: fc
    .record({ plan: fc.constantFrom('fails' as const, 'hangs' as const), nth: fc.constantFrom(1, 2, undefined) })
    .map(({ plan, nth }) => (sandbox) => {
      return sandbox.addOutcomes([{ plan, times: 2, ...(nth && { match: { nth } }) }], at)
    }),
  'outcomes.delete': fc.constant<Action>((sandbox) =>
    sandbox.outcomes.delete(sandbox.outcomes.list()[0]?.id ?? 'none')
  ),
  'outcomes.clear': fc.constant<Action>((sandbox) => sandbox.outcomes.clear()),
  'limits.set': fc
    .constantFrom('ConflictException' as const, 'ERROR' as const)
    .map((onBreach) => (sandbox) => sandbox.limits.set({ inProgress: limitsOfOne, onBreach })),
  'limits.clear': fc.constant<Action>((sandbox) => sandbox.limits.clear()),
  'jobs.poll': someJob.map((id) => (sandbox) => sandbox.jobs.poll(id)),
  'jobs.delete': fc.oneof(
    someJob.map(
      (id): Action =>
        (sandbox) =>
          sandbox.jobs.delete(id)
    ),
    fc.constant<Action>((sandbox) => sandbox.jobs.delete(lastJob(sandbox) ?? 'nobody'))
  ),
  'jobs.transition': fc.tuple(someJob, fc.constantFrom(...JobState.enum)).map(
    ([id, state]) =>
      (sandbox) =>
        sandbox.jobs.transition(id, state, {})
  ),
  armFaults: fc.constantFrom('f', undefined).map((id) => (sandbox) => {
    return sandbox.armFaults([{ ...(id && { id }), probability: 0.3, delay: { uniformMs: [0, 9] } }], at)
  }),
  apply: fc.tuple(jobSeed, fc.constantFrom('add' as const, 'replace' as const)).map(([seed, mode]) => (sandbox) => {
    const scenario: Scenario = {
      name: 'x',
      jobs: [seed],
      clock: { mode: 'frozen' },
      faults: [{ id: 'f', delay: { ms: 1 } }]
    }
    return sandbox.apply(scenario, mode)
  }),
  setClock: fc
    .record({ mode: fc.constantFrom('running' as const, 'frozen' as const), rate: fc.constantFrom(1, 60) })
    .map((setting) => (sandbox) => sandbox.setClock(setting)),
  advanceClock: fc
    .oneof(
      fc.nat({ max: 5000 }).map((ms) => ({ ms })),
      fc.constant({ toNextTransition: true as const })
    )
    .map((advance) => async (sandbox) => {
      const transitions: unknown[] = []
      await sandbox.advanceClock(advance, (transition) => transitions.push(transition))
      return transitions
    }),
  reset: fc.boolean().map((empty) => (sandbox) => sandbox.reset({ empty })),
  restore: fc.constant<Action>((sandbox) => sandbox.restore(writtenDown(sandbox))),
  'faults.match': fc.constant<Action>((sandbox) => sandbox.faults.match(target, sandbox.clock.now())),
  'faults.disarm': fc.constantFrom('f', 'g').map((id) => (sandbox) => sandbox.faults.disarm(id)),
  'faults.clear': fc.constant<Action>((sandbox) => sandbox.faults.clear())
}

/** What a sandbox shows of itself, or has to do with none of its state. */
const READERS = ['options', 'name', 'accountId', 'seed', 'jobs', 'clock', 'faults', 'outcomes', 'limits', 'assets']
const VIEWS = ['signedUrls', 'signedUrlExpiry', 'snapshot']
const STATELESS = ['constructor', 'subscribe', 'close', 'journal', 'record', 'verdict', 'whyUnreachable']

/** What a sandbox hands out, by its prefix above, and of that what reads, or is called by the sandbox alone. */
const PARTS = {
  jobs: {
    part: SandboxJobs,
    others: ['count', 'nextTransitionAt', 'get', 'list', 'exportedContent', 'nearestIds', 'polls', 'unknown']
  },
  faults: {
    part: FaultRules,
    others: ['size', 'has', 'get', 'list', 'snapshot', 'mayApply', 'wouldMatch', 'arm', 'restore']
  },
  outcomes: { part: OutcomeRules, others: ['size', 'has', 'get', 'list', 'snapshot', 'match', 'add', 'restore'] },
  limits: { part: Limits, others: ['isSet', 'snapshot', 'breach'] },
  assets: {
    part: AssetStore,
    others: [
      'bytes',
      'uploadOf',
      'get',
      'list',
      'snapshot',
      'putUpload',
      'put',
      'importUpload',
      'deleteUpload',
      'clear',
      'restore'
    ]
  }
}

/** The methods of a sandbox that no action takes and that are not known to change nothing. */
export function untriedMethods(): string[] {
  const tried = new Set([...Object.keys(ACTIONS), ...READERS, ...VIEWS, ...STATELESS])
  const methods = Object.getOwnPropertyNames(Sandbox.prototype).filter((name) => !tried.has(name))
  const ofParts = Object.entries(PARTS).flatMap(([name, { part, others }]) =>
    Object.getOwnPropertyNames(part.prototype)
      .filter((method) => method !== 'constructor' && !others.includes(method))
      .map((method) => `${name}.${method}`)
      .filter((method) => ACTIONS[method] === undefined)
  )
  return [...methods, ...ofParts]
}

/** Any action but those named; those that put everything back come less often. */
export function actionsBut(...names: string[]): fc.Arbitrary<Action> {
  const others = Object.entries(ACTIONS).filter(([name]) => !names.includes(name))
  return fc.oneof(...others.map(([name, arbitrary]) => ({ arbitrary, weight: name.startsWith('re') ? 1 : 4 })))
}

/** Any action. */
export const action = actionsBut()

/** Does something and answers what came of it, a refusal included. */
export async function outcome(sandbox: Sandbox, act: Action): Promise<unknown> {
  try {
    return structuredClone(await act(sandbox))
  } catch (error) {
    assert.ok(error instanceof SandboxError, String(error))
    return { refused: error.message, problems: error.problems }
  }
}

/** All that a sandbox shows of itself. */
export function contents(sandbox: Sandbox) {
  const { jobs } = sandbox.jobs.list({ after: undefined, limit: 10_000 })
  return {
    clock: sandbox.clock.snapshot(),
    nextTransitionAt: sandbox.jobs.nextTransitionAt,
    jobs,
    polls: jobs.map(({ id }) => sandbox.jobs.polls(id)),
    faults: sandbox.faults.list().map((rule) => ({ ...rule })),
    outcomes: sandbox.outcomes.snapshot(),
    limits: sandbox.limits.snapshot(),
    assets: sandbox.assets.snapshot()
  }
}

/** A sandbox's snapshot as it goes over the wire. */
export function writtenDown(sandbox: Sandbox) {
  const snapshot = sandbox.snapshot()
  return JSON.parse(
    JSON.stringify({ ...snapshot, jobs: { ...snapshot.jobs, held: [...snapshot.jobs.held] } })
  ) as Parameters<Sandbox['restore']>[0]
}
