import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A change of one place of the source after which something does its work twice. */
export interface Doubling {
  readonly file: string
  readonly before: string
  readonly after: string
  /** A module of its own, with its own copy of all that it imports from `src/`: `twin.mjs`, beside the command. */
  readonly twin?: string
}

/** What can be doubled. */
export const DOUBLINGS: Readonly<Record<'get-job' | 'start', Doubling>> = {
  // All that the handler of a route does, but for writing to the socket.
  'get-job': {
    file: 'src/aws/serve-route.ts',
    before: '      if (preparing === undefined) serveCall(call, request, respond, faults)\n',
    after: `      if (preparing === undefined) {
        const twin = arrive(request, reply)
        twin.end(respond(twin, request))
        serveCall(call, request, respond, faults)
      }
`
  },
  // Loading the code and the fixtures, and making a server from them, which does not listen.
  start: {
    file: 'src/start.ts',
    before: '  const port = await listenOnAll(app, config.host, config.port)\n',
    after: `  const twin = new URL('./twin.mjs', import.meta.url).href
  await (await import(twin)).startAgain(config)
  const port = await listenOnAll(app, config.host, config.port)
`,
    twin: `
      import { buildApp } from './app.js'
      import { wallClock } from './core/time/wall-clock.js'
      import { loadBuiltIn } from './scenario-files/load-scenarios.js'
      export async function startAgain(config) {
        await buildApp({ config, scenarios: loadBuiltIn().files, wall: wallClock, environment: {} }).ready()
      }
    `
  }
}

/** Returns the changed text of the file. Throws unless it has the place once. */
export function doubledSource({ file, before, after }: Doubling): string {
  const [beginning, end, ...more] = readFileSync(join(ROOT, file), 'utf8').split(before)
  if (end === undefined || more.length > 0) throw new Error(`${file} does not have this once: ${before}`)
  return `${beginning}${after}${end}`
}
