import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { MAX_REPLICAS } from './configuration.mjs'
import { CLI } from './replica.mjs'

/** Options of the server that several servers can't share, or that HAProxy would have to know. */
const NOT_SHARED = ['DATAEXCHANGE_LOCAL_SNAPSHOT', 'DATAEXCHANGE_LOCAL_TLS_CERT', 'DATAEXCHANGE_LOCAL_TLS_KEY']

/**
 * Returns how many replicas are wanted and on which port. Throws an Error for bad arguments and for variables that
 * can't be used here, and if something is missing that has to be installed or built. `haproxy`: its program, if there
 * is one.
 */
export function readOptions(args, environment, haproxy) {
  const { values } = parseArgs({
    args,
    options: { replicas: { type: 'string', default: '2' }, port: { type: 'string', default: '0' } }
  })
  const count = wholeNumber('--replicas', values.replicas, 1, MAX_REPLICAS)
  const port = wholeNumber('--port', values.port, 0, 65_535)
  for (const name of NOT_SHARED) if (environment[name]) throw new Error(`${name} can't be used here: unset it.`)
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run \`npm ci && npm run build\` first.`)
  if (!haproxy) throw new Error('HAProxy is not installed. On Debian: `apt-get install haproxy`.')
  return { count, port }
}

function wholeNumber(name, text, least, most) {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`)
}
