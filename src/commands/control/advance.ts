import type { Advanced, ControlClient } from '../../client/index.js'
import { parseInstant } from '../../core/time/instant.js'
import { DURATION, flag, parseDuration } from '../option-kinds.js'
import type { Io } from '../terminal/io.js'
import { type Column, formatTable } from '../terminal/table.js'
import { stateCell } from './colours-of.js'
import { controlCommand } from './control-command.js'

const COLUMNS: readonly Column[] = [{ title: 'AT' }, { title: 'JOB', cutTo: 16 }, { title: 'FROM' }, { title: 'TO' }]

const INSTANT = 'an instant, such as 2026-03-02T09:15:00Z'

/** `advance`: moves the clock forward. */
export const advance = controlCommand({
  name: 'advance',
  summary: 'move the clock forward, and list the transitions that fell due',
  operands: [
    {
      placeholder: 'DURATION|INSTANT',
      wants: `${DURATION}, or ${INSTANT}`,
      isOptional: true,
      problem: (text) => (isTime(text) ? undefined : `must be ${DURATION}, or ${INSTANT}${unitHint(text)}`)
    }
  ],
  options: [flag('next', 'to the next transition that depends on time alone')],
  examples: ['advance 6h', 'advance 2026-03-02T09:15:00Z', 'advance --next'],
  problems: ({ operands, has }) => {
    if (operands.length > 0 && has('next')) return ['--next takes no duration and no instant']
    return operands.length > 0 || has('next') ? [] : [`advance needs ${DURATION}, ${INSTANT}, or --next`]
  },
  handle: async ({ control, operands: [to], io, isJson, print, printJson }) => {
    const advanced = await advanceBy(control, to)
    if (isJson) await printJson(advanced)
    else await print(formatAdvanced(advanced, io))
    return 0
  }
})

function isTime(text: string): boolean {
  return parseDuration(text) !== undefined || parseInstant(text) !== undefined
}

/** A number alone may mean anything. */
function unitHint(text: string): string {
  return /^\d+$/.test(text) ? `; did you mean ${text}s or ${text}ms?` : ''
}

function advanceBy({ clock }: ControlClient, to: string | undefined): Promise<Advanced> {
  if (to === undefined) return clock.advanceToNextTransition()
  const ms = parseDuration(to)
  return ms === undefined ? clock.advanceTo(to) : clock.advance(ms)
}

function formatAdvanced({ transitions, meta, now, nextTransitionAt }: Advanced, io: Io): string {
  const rows = transitions.map(({ at, jobId, from, to }) => [at, jobId, stateCell(from), stateCell(to)])
  const table = transitions.length === 0 ? 'No transition fell due.\n' : `${formatTable(COLUMNS, rows, io)}\n`
  const left = meta.dropped === 0 ? '' : `${meta.total} transitions, of which ${meta.dropped} are not listed.\n`
  const next =
    nextTransitionAt === null ? 'no transition is due by time' : `the next transition is at ${nextTransitionAt}`
  return `${table}${left}It is ${now}; ${next}.\n`
}
