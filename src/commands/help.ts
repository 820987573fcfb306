import type { OptionSpec } from '../config/option-kinds.js'
import { OPTIONS } from '../config/options.js'
import { type Command, usageOf } from './command.js'
import { COMMANDS } from './commands.js'

/** How wide the column of names is in lists, in characters. */
const NAMES_WIDTH = 32

/** Returns the help of the program. */
export function programHelp(): string {
  return `Usage: dataexchange-local [options]            start the server
       dataexchange-local COMMAND [options]    validate files, or control a running server

A local emulator of AWS Data Exchange.

Commands:
${list(COMMANDS.map((command) => [usageOf([command.name], { ...command, options: [] }), command.summary]))}
  help [COMMAND]                   print this help, or that of a command

Options of the server, each also an environment variable (--port is DATAEXCHANGE_LOCAL_PORT):
${list(OPTIONS.map(describe))}
  --help, -h                       print this help
  --version, -v                    print the version
`
}

/** Returns the help of a command, called by the words: that of a command of its own, if there are further words. */
export function commandHelp(words: readonly string[], command: Command): string {
  const { summary, options, commands = [], examples = [] } = command
  const name = ['dataexchange-local', ...words].join(' ')
  const sections = [
    `Usage: dataexchange-local ${usageOf(words, command)}\n\n${summary[0]?.toUpperCase()}${summary.slice(1)}.\n`,
    commands.length === 0
      ? ''
      : `Commands:\n${list(commands.map((each) => [usageOf([each.name], { ...each, options: [] }), each.summary]))}\n\nRun ${name} COMMAND --help for the options of each.\n`,
    options.length === 0 ? '' : `Options:\n${list(options.map(describe))}\n`,
    valuesOf(command),
    examples.length === 0
      ? ''
      : `Examples:\n${examples.map((example) => `  dataexchange-local ${example}`).join('\n')}\n`
  ]
  return sections.filter((section) => section !== '').join('\n')
}

/** Returns the command that the words lead to, and the words that do: further words are its arguments. */
export function findCommand(argv: readonly string[]): { words: readonly string[]; command: Command } | undefined {
  let found = COMMANDS.find(({ name }) => name === argv[0])
  if (found === undefined) return undefined
  const words = argv.slice(0, 1)
  for (const word of argv.slice(1)) {
    const inner: Command | undefined = found.commands?.find(({ name }) => name === word)
    if (inner === undefined) break
    found = inner
    words.push(word)
  }
  return { words, command: found }
}

/** The values that there are to choose from, unless the name of the value lists them. */
function valuesOf({ operands, options }: Command): string {
  const lists = [
    ...operands.map(({ placeholder, values }) => ({ label: placeholder, placeholder, values })),
    ...options.map(({ name, placeholder, values }) => ({ label: `--${name} ${placeholder}`, placeholder, values }))
  ]
  return lists
    .flatMap(({ label, placeholder, values }) =>
      values && !placeholder?.includes('|') ? [`${label} is one of:\n${wrap(values)}\n`] : []
    )
    .join('\n')
}

function wrap(words: readonly string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 2 > 100) lines.push(`  ${word}`)
    else lines[lines.length - 1] = `${last}, ${word}`
  }
  return lines.join(',\n')
}

function describe({ name, placeholder, help }: OptionSpec): [string, string] {
  return [`--${name}${placeholder ? ` ${placeholder}` : ''}`, help]
}

function list(entries: readonly (readonly [name: string, help: string])[]): string {
  return entries.map(([name, help]) => `  ${name.padEnd(NAMES_WIDTH)} ${help}`).join('\n')
}
