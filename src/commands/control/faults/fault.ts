import type { Fault, FaultView } from '../../../client/index.js'
import { ConfigError } from '../../../config/config-error.js'
import { suggest } from '../../../core/validation/suggest.js'
import type { Command } from '../../command.js'
import { type Call, controlCommand } from '../control-command.js'
import { FAULT_KINDS, type FaultKind } from './fault-kinds.js'
import { faultOfOptions, faultOptions } from './fault-options.js'
import { formatFaults } from './fault-table.js'

const list = controlCommand({
  name: 'list',
  words: ['fault', 'list'],
  summary: 'list the faults, and how often each fired',
  operands: [],
  options: [],
  handle: async ({ control, io, isJson, print, printJson }) => {
    const faults = await control.faults.list()
    if (isJson) await printJson({ faults })
    else await print(faults.length === 0 ? 'There are no faults.\n' : formatFaults(faults, io))
    return 0
  }
})

const clear = controlCommand({
  name: 'clear',
  words: ['fault', 'clear'],
  summary: 'disarm the faults with these ids, or all of them, and cut off what they hold',
  operands: [{ placeholder: 'ID', wants: 'the id of a fault', isOptional: true, isRepeated: true }],
  options: [],
  handle: async ({ control, operands, isJson, print }) => {
    if (operands.length === 0) await control.faults.clear()
    for (const id of operands) await control.faults.delete(id)
    if (!isJson) await print(`Disarmed ${operands.length === 0 ? 'all faults' : operands.length}.\n`)
    return 0
  }
})

const add = controlCommand({
  name: 'add',
  words: ['fault', 'add'],
  summary: 'arm a fault, or a list of them, given as JSON; `add` may be left out',
  operands: [
    {
      placeholder: 'JSON',
      wants: 'a fault as JSON',
      problem: (text) => (parseJson(text) === undefined ? 'is not JSON: quote it for the shell' : undefined)
    }
  ],
  options: [],
  examples: [`fault '{"times": 2, "effect": {"exception": "ThrottlingException"}}'`],
  handle: async (call) => {
    const [text = ''] = call.operands
    const fault = parseJson(text) as Fault | Fault[]
    if (!Array.isArray(fault)) return arm(call, fault)
    const faults = await call.control.faults.add(fault)
    return show(call, faults, { faults })
  }
})

/** `fault`: arms, lists and disarms faults. */
export const fault: Command = {
  name: 'fault',
  summary: 'arm a fault, list the faults, disarm them',
  operands: [],
  options: [],
  commands: [...FAULT_KINDS.map(commandOf), add, list, clear],
  examples: ['fault throttle --times 2 --operation GetJob', 'fault list', 'fault clear'],
  run: (argv, io) => {
    const [word, ...rest] = argv
    if (word !== undefined && /^\s*[{[]/.test(word)) return add.run(argv, io)
    const command = fault.commands?.find(({ name }) => name === word)
    if (command === undefined) throw new ConfigError([notAFault(word)])
    return command.run(rest, io)
  }
}

function notAFault(word: string | undefined): string {
  const names = (fault.commands ?? []).map(({ name }) => name)
  const known = `fault takes ${names.join(', ')}, or a fault as JSON; see dataexchange-local help fault`
  if (word === undefined) return known
  const kind = KINDS_BY_VALUE.get(word)
  const meant = kind === undefined ? suggest(word, names) : `; did you mean fault ${kind} ${word}?`
  return `${word} is not a fault${meant || `; ${known}`}`
}

/** The kinds of faults by the values of their operand, for those who leave out the kind. */
const KINDS_BY_VALUE: ReadonlyMap<string, string> = new Map(
  FAULT_KINDS.flatMap(({ name, operands: [first] }) => (first?.values ?? []).map((value) => [value, name] as const))
)

/** Makes the command that arms a kind of fault. */
function commandOf({ part, without = [], ...kind }: FaultKind): Command {
  return controlCommand({
    ...kind,
    words: ['fault', kind.name],
    options: [...kind.options, ...faultOptions(without)],
    handle: (call) => arm(call, { ...faultOfOptions(call), ...part(call) } as Fault)
  })
}

async function arm(call: Call, fault: Fault): Promise<number> {
  const armed = await call.control.faults.add(fault)
  return show(call, [armed], armed)
}

async function show({ io, isJson, print, printJson }: Call, faults: readonly FaultView[], json: unknown) {
  if (isJson) await printJson(json)
  else await print(formatFaults(faults, io))
  return 0
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
