import { main } from '../../src/commands/main.js'
import { StopSignals } from '../../src/commands/stop-signals.js'
import type { Io } from '../../src/commands/terminal/io.js'

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What the command finds: variables, standard input, and the terminal that its output goes to. */
export interface Surroundings {
  readonly env?: Record<string, string>
  readonly input?: string
  readonly columns?: number
  readonly hasColours?: boolean
  readonly signal?: AbortSignal
  /**
   * Called with each text that is written to standard output. Returns whether there is a reader; there is by default.
   */
  onOutput?(text: string): boolean | undefined
}

/** Runs the command line in this process. */
export async function runMain(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { env = {}, input, columns, hasColours = false, signal, onOutput } = surroundings
  const out = { stdout: '', stderr: '' }
  const io: Io = {
    env,
    columns,
    hasColours,
    write: async (name, text) => {
      out[name] += text
      return name === 'stderr' || (onOutput?.(text) ?? true)
    },
    readInput: async () => {
      if (input === undefined) throw new Error('the command reads standard input')
      return input
    },
    ...(signal && { signal })
  }
  const signals = new StopSignals()
  try {
    return { code: await main(argv, signals, io), ...out }
  } finally {
    signals.leaveToSystem()
  }
}

/** Returns a function that runs commands against a server, each given as a line; quotes keep words together. */
export function commandsOf(url: string, surroundings: Surroundings = {}) {
  const env = { DATAEXCHANGE_LOCAL_URL: url, ...surroundings.env }
  return (line: string, more: Surroundings = {}) => runMain(wordsOf(line), { ...surroundings, ...more, env })
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? (word as string))
}
