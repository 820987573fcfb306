#!/usr/bin/env node
import { ConfigError, parseConfig } from './config/config.js'
import { OPTIONS } from './config/options.js'
import { VERSION } from './version.js'

const USAGE = `Usage: dataexchange-local [options]             start the server
       dataexchange-local healthcheck [options] check that the running server is healthy
       dataexchange-local validate PATH...      validate scenario files

A local emulator of the AWS Data Exchange job API.

Options, each also an environment variable (--port is DATAEXCHANGE_LOCAL_PORT):
${OPTIONS.map(({ name, placeholder, help }) => `  ${`--${name}${placeholder ? ` ${placeholder}` : ''}`.padEnd(32)} ${help}`).join('\n')}
  --help                           print this help
  --version                        print the version
`

/** Returns the exit code: 0 for success, 1 if a check failed, 2 if the command is wrong or the server cannot start. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) return print(USAGE)
  if (argv.includes('--version')) return print(`${VERSION}\n`)
  const [command, ...rest] = argv
  if (command === 'healthcheck') return (await import('./commands/healthcheck.js')).healthcheck(rest, process.env)
  if (command === 'validate') return (await import('./commands/validate.js')).validate(rest)
  const { config, operands } = parseConfig(argv, process.env)
  if (operands.length > 0) throw new ConfigError([`${operands[0]} is not a command; see --help`])
  return (await import('./commands/serve.js')).serve(config)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.problems.map((problem) => `dataexchange-local: ${problem}`).join('\n')}\n`)
  process.exitCode = 2
}
