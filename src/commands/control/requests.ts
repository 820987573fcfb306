import type { OperationName, RequestFilter, RequestView } from '../../client/index.js'
import type { OptionSpec } from '../../config/option-kinds.js'
import { OperationName as OperationNames } from '../../core/model/operation.js'
import { parseInstant } from '../../core/time/instant.js'
import { anyText, choice, count, flag } from '../option-kinds.js'
import { printTo } from '../terminal/io.js'
import { Table } from '../terminal/table.js'
import { type Call, controlCommand } from './control-command.js'
import { COLUMNS, FOLLOWED_COLUMNS, groupAttempts, rowOf } from './request-rows.js'

const STATUS: OptionSpec = {
  name: 'status',
  placeholder: 'STATUS',
  help: 'only responses with this HTTP status',
  wants: 'an HTTP status, such as 429',
  isNumber: true,
  parse: (text) => (/^[1-5]\d\d$/.test(text) ? Number(text) : undefined)
}

const SINCE: OptionSpec = {
  name: 'since',
  placeholder: 'INSTANT',
  help: "only from this instant of the sandbox's time on",
  wants: 'an instant, such as 2026-03-02T09:15:00Z',
  parse: (text) => (parseInstant(text) === undefined ? undefined : text)
}

/** `requests`: shows the journal. The attempts of an SDK call stand together. */
export const requests = controlCommand({
  name: 'requests',
  summary: 'show the journal: what clients asked, and what they got',
  operands: [],
  options: [
    choice('operation', 'NAME', OperationNames.enum, 'only requests for this operation, such as GetJob'),
    anyText('job', 'ID', 'only requests on this job'),
    STATUS,
    anyText('fault', 'ID', 'only requests on which this fault fired'),
    SINCE,
    count('limit', 'only the last so many', 1),
    flag('follow', 'go on with each request when it has ended, until Ctrl-C')
  ],
  examples: ['requests --operation GetJob --limit 20', 'requests --follow'],
  handle: async (call) => (call.has('follow') ? follow(call) : list(call))
})

function filterOf({ get }: Call): RequestFilter {
  const filter = {
    operation: get<OperationName>('operation'),
    jobId: get<string>('job'),
    status: get<number>('status'),
    fault: get<string>('fault'),
    since: get<string>('since'),
    limit: get<number>('limit')
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

async function list(call: Call): Promise<number> {
  const { control, io, isJson, print, printJson } = call
  const requests = await control.requests(filterOf(call))
  const { meta } = requests
  if (isJson) {
    await printJson({ requests: [...requests], meta })
    return 0
  }
  const rows = groupAttempts(requests).map(([request, isRetry]) => rowOf(request, isRetry))
  const table = new Table(COLUMNS, rows, io)
  const dropped = meta.dropped === 0 ? '' : `The journal has dropped ${meta.dropped} older requests.\n`
  if (rows.length === 0) await print(`There are no such requests.\n${dropped}`)
  else await print(`${table.header()}${rows.map((row) => table.line(row)).join('')}${dropped}`)
  return 0
}

/** Prints what the journal has, and each request that ends from then on. As JSON, each is a line. */
async function follow(call: Call): Promise<number> {
  const { control, io, isJson, print } = call
  const filter = filterOf(call)
  const past = await endedRequests(call, filter)
  const rows = past.map((request) => rowOf(request, false))
  const table = new Table(FOLLOWED_COLUMNS, rows, io)
  const seen = new Set<number>()
  const show = (request: RequestView) => {
    seen.add(request.ordinal)
    return isJson ? printTo(io, 'stdout', `${JSON.stringify(request)}\n`) : print(table.line(rowOf(request, false)))
  }
  if (!isJson) await print(table.header())
  for (const request of past) await show(request)
  const { limit: _, ...rest } = filter
  let isFirst = true
  for await (const { event, data } of control.events(io.signal ? { signal: io.signal } : {})) {
    if (event === 'cleared') seen.clear()
    // Some may have ended before the stream began, or while this was too slow to read it.
    const isCatchingUp = isFirst || event === 'missed'
    isFirst = false
    const ended = isCatchingUp ? await endedRequests(call, rest) : event === 'request' ? [data] : []
    for (const request of ended) {
      // Ends when nobody reads any more.
      if (!seen.has(request.ordinal) && isWanted(request, filter) && !(await show(request))) return 0
    }
  }
  return 0
}

async function endedRequests({ control }: Call, filter: RequestFilter): Promise<RequestView[]> {
  return (await control.requests(filter)).filter(({ open }) => !open)
}

/** Whether a request has all that a filter asks for. */
function isWanted(request: RequestView, { operation, jobId, status, fault, since }: RequestFilter): boolean {
  return (
    (operation === undefined || request.operation === operation) &&
    (jobId === undefined || request.jobId === jobId) &&
    (status === undefined || request.status === status) &&
    (fault === undefined || request.faults.includes(fault)) &&
    (since === undefined || (parseInstant(request.sandboxAt) ?? 0) >= (parseInstant(String(since)) ?? 0))
  )
}
