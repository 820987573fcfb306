import type { Fault } from '../../../client/index.js'
import type { OptionSpec } from '../../../config/option-kinds.js'
import { JobState } from '../../../core/jobs/job-state.js'
import { JobType } from '../../../core/jobs/job-types.js'
import { OperationName } from '../../../core/model/operation.js'
import { anyText, choice, count, duration } from '../../option-kinds.js'
import type { Call } from '../control-command.js'

/** The options that say which requests a fault is for, by the members of `match`. */
const MATCH = {
  operation: choice('operation', 'NAME', OperationName.enum, 'only requests for this operation, such as GetJob'),
  jobId: anyText('job', 'ID', 'only requests on this job'),
  dataSetId: anyText('data-set', 'ID', 'only requests on this data set'),
  revisionId: anyText('revision', 'ID', 'only requests on this revision'),
  assetId: anyText('asset', 'ID', 'only requests on this asset'),
  state: choice('state', 'STATE', JobState.enum, 'only requests on jobs in this state'),
  type: choice('type', 'TYPE', JobType.enum, 'only requests on jobs of this type'),
  attempt: count('attempt', 'only this attempt of an SDK call, counted from 1', 1)
}

const PROBABILITY: OptionSpec = {
  name: 'probability',
  placeholder: 'P',
  help: 'how likely it is to fire, from 0 to 1; the seed determines the draws',
  wants: 'a number from 0 to 1',
  isNumber: true,
  parse: (text) => (/^\d*\.?\d+$/.test(text) && Number(text) <= 1 ? Number(text) : undefined)
}

/** The options that say on which of these a fault fires, by the members of a fault. */
const FIRING = {
  id: anyText('id', 'ID', 'id of the fault (default: made up)'),
  times: count('times', 'how many times it fires (default: no limit)', 1),
  skip: count('skip', 'how many matching requests pass first', 0),
  every: count('every', 'fires on every n-th matching request', 1),
  probability: PROBABILITY,
  ttlMs: duration('ttl', "how long it stays armed, in the sandbox's time")
}

/** The option that delays the response besides what else happens to it. */
const DELAY = duration('delay', 'delay the response as well, in real time')

/** The options of every fault. Those that a kind of fault has itself, or does not go with, are left out. */
export function faultOptions(without: readonly string[] = []): OptionSpec[] {
  const all = [...Object.values(MATCH), ...Object.values(FIRING), DELAY]
  return all.filter(({ name }) => !without.includes(name))
}

/** Returns the part of a fault that its options say. */
export function faultOfOptions(call: Call): Partial<Fault> {
  const match = valuesOf(MATCH, call)
  const delay = call.get<number>(DELAY.name)
  return {
    ...(Object.keys(match).length > 0 && { match }),
    ...valuesOf(FIRING, call),
    ...(delay !== undefined && { delay: { ms: delay } })
  } as Partial<Fault>
}

/** Returns the values that were given, by the members that they are for. */
function valuesOf(options: Readonly<Record<string, OptionSpec>>, { get }: Call): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([member, { name }]) => {
      const value = get(name)
      return value === undefined ? [] : [[member, value]]
    })
  )
}
