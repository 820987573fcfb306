import assert from 'node:assert/strict'
import fc from 'fast-check'
import { JobState } from '../../src/core/jobs/job-state.js'
import { JobType } from '../../src/core/jobs/job-types.js'
import { Refusal } from '../../src/core/model/refusal.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { SandboxError } from '../../src/core/validation/sandbox-error.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { createJobRequest, jobSeed } from './arbitraries.js'
import { target as aTarget } from './armed-faults.js'
import {
  type Action,
  DATA_GRANT_ACTIONS,
  DATA_SET_ACTIONS,
  ENTITLED,
  EVENT_ACTION_ACTIONS,
  lastIds,
  lastJob
} from './data-set-actions.js'
import { Type } from './jobs.js'
import { recorded } from './recorded.js'
import { writtenDown } from './sandbox-state.js'

/** A scenario with something for every action to work on. */
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

const at = (index: number) => [index]
const someJob = fc.constantFrom('timed', 'polled', 'nobody')
/** One job of each type at a time. */
const limitsOfOne = Object.fromEntries(JobType.enum.map((type) => [type, 1])) as Record<JobType, number>
const target = aTarget({ jobId: 'timed', state: undefined, attempt: undefined })

/** Actions for every way to change a sandbox, by the name of the method. */
export const ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  ...DATA_SET_ACTIONS,
  ...EVENT_ACTION_ACTIONS,
  ...DATA_GRANT_ACTIONS,
  'jobs.seed': jobSeed.map((seed) => (sandbox) => sandbox.jobs.seed([seed], at)),
  'jobs.seedInSlices': fc.array(jobSeed, { maxLength: 3 }).map((seeds) => (sandbox) => {
    return sandbox.jobs.seedInSlices(seeds, at)
  }),
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
  deleteOutcome: fc.constant<Action>((sandbox) => sandbox.deleteOutcome(sandbox.outcomes.list()[0]?.id ?? 'none')),
  deleteOutcomes: fc.constant<Action>((sandbox) => sandbox.deleteOutcomes()),
  setLimits: fc
    .constantFrom('ConflictException' as const, 'ERROR' as const)
    .map((onBreach) => (sandbox) => sandbox.setLimits({ inProgress: limitsOfOne, onBreach })),
  clearLimits: fc.constant<Action>((sandbox) => sandbox.clearLimits()),
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
  seedSides: fc
    .tuple(fc.boolean(), fc.constantFrom('add' as const, 'replace' as const), fc.nat({ max: 5000 }))
    .map(([isAccepted, mode, ms]) => (sandbox) => {
      const EndsAt = new Date(sandbox.clock.now() + ms).toISOString()
      const AcceptanceState = isAccepted ? 'ACCEPTED' : 'PENDING_RECEIVER_ACCEPTANCE'
      const { DataSetId } = lastIds(sandbox)
      const own = { Id: `s${'x'.repeat(29)}`, revisions: [{ Finalized: true, assets: [{ Name: 'a', text: 'x' }] }] }
      const scenario: Scenario = {
        name: 'sides',
        dataSets: mode === 'replace' ? [own, { ...ENTITLED, Id: 'entitled' }] : [{ ...ENTITLED, Id: 'entitled' }],
        eventActions: [{ Event: { RevisionPublished: { DataSetId: 'entitled' } } }],
        dataGrants: [{ SourceDataSetId: mode === 'replace' ? own.Id : DataSetId, AcceptanceState, EndsAt }]
      }
      return sandbox.applyInSlices(scenario, mode)
    }),
  applyInSlices: fc.tuple(jobSeed, fc.constantFrom('add' as const, 'replace' as const)).map(
    ([seed, mode]) =>
      (sandbox) =>
        sandbox.applyInSlices({ name: 'x', jobs: [seed], outcomes: [{ plan: 'fails' }] }, mode)
  ),
  restoreInSlices: fc.constant<Action>((sandbox) => sandbox.restoreInSlices(writtenDown(sandbox))),
  loadInSlices: fc.constant<Action>((sandbox) => sandbox.loadInSlices(writtenDown(sandbox))),
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
  resetInSlices: fc.boolean().map((empty) => (sandbox) => sandbox.resetInSlices({ empty })),
  restore: fc.constant<Action>((sandbox) => sandbox.restore(writtenDown(sandbox))),
  matchFaults: fc.boolean().map((mayHold) => (sandbox) => sandbox.matchFaults(target, mayHold)),
  disarmFault: fc.constantFrom('f', 'g').map((id) => (sandbox) => sandbox.disarmFault(id)),
  disarmFaults: fc.constant<Action>((sandbox) => sandbox.disarmFaults()),
  record: someJob.map((jobId) => (sandbox) => sandbox.record(recorded(sandbox.journal, { jobId }))),
  recordArrival: someJob.map((jobId) => (sandbox) => {
    sandbox.recordArrival(recorded(sandbox.journal, { jobId, durationMs: undefined }))
  }),
  updateRequest: fc.boolean().map((isOpen) => (sandbox) => {
    const open = sandbox.recordArrival(recorded(sandbox.journal, { durationMs: undefined }))
    sandbox.updateRequest(open, isOpen ? { ...open.entry, faults: ['f'] } : { ...open.entry, durationMs: 2 })
  }),
  clearJournal: fc.constant<Action>((sandbox) => sandbox.clearJournal())
}

/** Any action but those named. Those that replace everything are chosen less often. */
export function actionsBut(...names: string[]): fc.Arbitrary<Action> {
  const others = Object.entries(ACTIONS).filter(([name]) => !names.includes(name))
  return fc.oneof(...others.map(([name, arbitrary]) => ({ arbitrary, weight: name.startsWith('re') ? 1 : 4 })))
}

/** Any action. */
export const action = actionsBut()

/** Performs an action. Returns its result, or the error with which the sandbox refused it. */
export async function outcome(sandbox: Sandbox, act: Action): Promise<unknown> {
  try {
    return structuredClone(await act(sandbox))
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, body: error.body }
    assert.ok(error instanceof SandboxError, String(error))
    return { refused: error.message, problems: error.problems }
  }
}
