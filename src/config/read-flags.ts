import { nearest } from '../core/validation/suggest.js'
import type { OptionSpec } from './option-kinds.js'

/** The values of options, by their names. An option that may be given several times has a list. */
export type Values = Map<string, unknown>

/** What the arguments of a command say. */
export interface Flags {
  readonly values: Values
  /** The arguments that are not flags: also `-` alone, and all that follow `--`. */
  readonly operands: readonly string[]
}

/** Reads the flags of a command, and adds to the list what is wrong with them. */
export function readFlags(argv: readonly string[], options: readonly OptionSpec[], problems: string[]): Flags {
  const values: Values = new Map()
  const operands: string[] = []
  const rest = [...argv]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      operands.push(...rest)
      break
    }
    if (!argument.startsWith('-') || argument === '-') {
      operands.push(argument)
      continue
    }
    const [, name = '', inline] = /^--([^=]*)(?:=(.*))?$/s.exec(argument) ?? []
    const option = options.find((each) => each.name === name)
    if (option === undefined) {
      const hint = hintFor(name, options, (best) => `--${best}`)
      problems.push(`${argument.split('=', 1)[0]} is not a known flag${hint}`)
    } else if (!option.placeholder) {
      if (inline === undefined) values.set(name, true)
      else problems.push(`--${name} takes no value`)
    } else {
      const text = inline ?? (rest[0]?.startsWith('--') ? undefined : rest.shift())
      if (text === undefined) problems.push(`--${name} needs a value: --${name} ${option.placeholder}`)
      else setValue(values, option, `--${name}`, text, problems)
    }
  }
  return { values, operands }
}

/** Sets the value that a text is for an option, or adds what is wrong with the text to the list. */
export function setValue(values: Values, option: OptionSpec, from: string, text: string, problems: string[]): void {
  const value = option.parse(text)
  if (value === undefined)
    problems.push(`${from} must be ${option.wants}, not ${JSON.stringify(text)}${option.hint?.(text) ?? ''}`)
  else if (option.separator !== undefined)
    values.set(option.name, [...((values.get(option.name) as unknown[]) ?? []), value])
  else values.set(option.name, value)
}

/** Returns where to look after a name that no option has: the option with the most similar name, or the help. */
export function hintFor(name: string, options: readonly OptionSpec[], format: (name: string) => string): string {
  const names = options.map((each) => each.name)
  const [best] = nearest(name, names, 1)
  return best === undefined ? '; see --help' : `; did you mean ${format(best)}?`
}
