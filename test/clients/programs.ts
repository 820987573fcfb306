import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Sdk } from './sdks.js'

/** A region and credentials, and nothing of the machine's own settings. */
const AWS_SETTINGS = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true'
}

/** A line of a program's output. */
export type Line = Readonly<Record<string, unknown>>

/** Variables in addition to a region and credentials. */
export type Environment = Readonly<Record<string, string>>

/** Runs a scenario of a program with nothing of the machine's own settings for AWS, and returns its lines. */
export async function runProgram(
  { command }: Pick<Sdk, 'command'>,
  scenario: string,
  environment: Environment
): Promise<Line[]> {
  const { PATH = '', HOME = '' } = process.env
  const variables = Object.entries({ PATH, HOME, ...AWS_SETTINGS, ...environment })
  // `env -i`, because tap adds to the environment of its children.
  const argv = ['-i', ...variables.map(([name, value]) => `${name}=${value}`), ...command, scenario]
  const child = spawn('env', argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (code !== 0) throw new Error(`${command.join(' ')} ${scenario} ended with ${code} after: ${output}${errors}`)
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
