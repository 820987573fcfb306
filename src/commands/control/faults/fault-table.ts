import type { FaultView } from '../../../client/index.js'
import type { Io } from '../../terminal/io.js'
import { type Cell, type Column, formatTable } from '../../terminal/table.js'

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'FAULT', cutTo: 20 },
  { title: 'FIRES ON', cutTo: 12 },
  { title: 'MATCHED', isOptional: true },
  { title: 'FIRED' },
  { title: 'STATUS', cutTo: 8 }
]

/** Returns faults as a table. */
export function formatFaults(faults: readonly FaultView[], io: Io): string {
  const rows = faults.map((fault) => [
    fault.id,
    effectOf(fault),
    requestsOf(fault),
    String(fault.matched),
    `${fault.fired}${fault.times === undefined ? '' : ` of ${fault.times}`}`,
    statusOf(fault)
  ])
  return formatTable(COLUMNS, rows, io)
}

/** `ThrottlingException`, `connection reset, delay 200 ms`. */
function effectOf({ effect, delay }: FaultView): string {
  const parts: string[] = []
  if (effect !== undefined) {
    if ('exception' in effect) parts.push(effect.exception)
    else if ('connection' in effect) parts.push(`connection ${effect.connection}`)
    else if ('gateway' in effect) parts.push(`gateway ${effect.gateway}`)
    else if ('quota' in effect) parts.push(`quota ${effect.quota.requests} per ${effect.quota.perMs} ms`)
    else parts.push(`response ${effect.response.status}`)
  }
  if (delay !== undefined) {
    if ('ms' in delay) parts.push(`delay ${delay.ms} ms`)
    else if ('uniformMs' in delay) parts.push(`delay ${delay.uniformMs.join(' to ')} ms`)
    else parts.push(`delay around ${delay.lognormal.medianMs} ms`)
  }
  return parts.join(', ')
}

/** `GetJob, job x, after 2, every 3`. */
function requestsOf({ match = {}, skip, every, probability }: FaultView): string {
  const { operation, jobId, dataSetId, revisionId, assetId, state, type, attempt } = match
  const parts = [
    operation ?? (Object.keys(match).length === 0 && 'every request'),
    jobId && `job ${jobId}`,
    dataSetId && `data set ${dataSetId}`,
    revisionId && `revision ${revisionId}`,
    assetId && `asset ${assetId}`,
    state,
    type,
    attempt && `attempt ${attempt}`,
    skip && `after ${skip}`,
    every && every > 1 && `every ${every}`,
    probability !== undefined && `probability ${probability}`
  ]
  return parts.filter(Boolean).join(', ')
}

function statusOf({ dead, spent }: FaultView): Cell {
  if (spent) return { text: 'spent', colour: 'dim' }
  return dead === null ? { text: 'armed', colour: 'green' } : { text: `cannot fire: ${dead}`, colour: 'red' }
}
