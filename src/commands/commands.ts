import { OPTIONS } from '../config/options.js'
import type { Command } from './command.js'
import { completion } from './completion/completion.js'
import { advance } from './control/advance.js'
import { fault } from './control/faults/fault.js'
import { job } from './control/job.js'
import { jobs } from './control/jobs.js'
import { requests } from './control/requests.js'
import { reset } from './control/reset.js'
import { seed } from './control/seed.js'
import { verdict } from './control/verdict.js'

const validate: Command = {
  name: 'validate',
  summary: 'validate scenario files',
  operands: [{ placeholder: 'PATH', wants: 'a scenario file or folder', isFile: true, isRepeated: true }],
  options: [],
  run: async (argv) => (await import('./validate.js')).validate(argv)
}

const healthcheck: Command = {
  name: 'healthcheck',
  summary: 'check that the running server is healthy; takes the options of the server',
  operands: [],
  options: OPTIONS,
  run: async (argv, { env }) => (await import('./healthcheck.js')).healthcheck(argv, env)
}

/** The commands besides that which starts the server, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  job,
  jobs,
  seed,
  advance,
  fault,
  requests,
  verdict,
  reset,
  validate,
  healthcheck,
  completion(() => COMMANDS)
]
