// Several servers behind HAProxy, which sends all requests of a sandbox to the same one.
//
//   node examples/replicas/start.mjs [--replicas 2] [--port 0]
//
// Prints one line of JSON when all are ready: {"url", "replicas": [{"pid", "url"}]}. Everything else goes to standard
// error: the log, and which replicas end or are added. SIGUSR2 adds one. SIGTERM and SIGINT end all of them. The
// replicas take the options of the environment, for example DATAEXCHANGE_LOCAL_SEED.
import { MAX_REPLICAS } from './configuration.mjs'
import { findHaproxy, listen, startHaproxy } from './haproxy.mjs'
import { readOptions } from './options.mjs'
import { startReplica } from './replica.mjs'

/** A replica ends within 5 s, unless it hangs. */
const KILL_AFTER_MS = 7000

/** The replicas that run, by their number. HAProxy calls the first one replica1. */
const replicas = new Map()
let haproxy
let isStopping = false

const program = findHaproxy()
const { count, port } = optionsOrExit()
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stop(0))
await startAll().catch(({ message }) => fail(message))

async function startAll() {
  const started = await Promise.all(Array.from({ length: count }, (_, index) => start(index + 1)))
  const listener = await listen(port)
  if (isStopping) return
  const ports = started.map(({ url }) => new URL(url).port)
  haproxy = startHaproxy(program, listener, ports)
  haproxy.ended.then((how) => fail(`HAProxy ended with ${how}.`))
  await haproxy.ready
  process.on('SIGUSR2', () => add().catch(({ message }) => console.error(`No replica was added: ${message}`)))
  console.log(JSON.stringify({ url: haproxy.url, replicas: started }))
}

/** Starts a replica. Returns its process id and URL once it is ready. */
async function start(number) {
  const replica = startReplica()
  replicas.set(number, replica)
  const url = await replica.ready.catch((error) => {
    replicas.delete(number)
    throw error
  })
  const started = { pid: replica.pid, url }
  replica.ended.then((how) => forget(number, started, how))
  return started
}

/** Adds a replica. From now on it gets its share of the sandboxes. */
async function add() {
  if (isStopping) return
  let number = 1
  while (replicas.has(number)) number++
  if (number > MAX_REPLICAS) throw new Error(`There are ${MAX_REPLICAS} already.`)
  const replica = await start(number)
  await haproxy.say(`set server replicas/replica${number} addr 127.0.0.1 port ${new URL(replica.url).port}`)
  await haproxy.say(`set server replicas/replica${number} state ready`)
  console.error(`Replica added: ${JSON.stringify(replica)}`)
}

/** Has HAProxy send no more requests to a replica that has ended. */
async function forget(number, replica, how) {
  if (isStopping) return
  if (haproxy === undefined) return fail(`A replica ended with ${how}.`)
  // If HAProxy has ended too, that is reported elsewhere.
  await haproxy.say(`set server replicas/replica${number} state maint`).catch(() => {})
  replicas.delete(number)
  console.error(`Replica ended with ${how}: ${JSON.stringify(replica)}`)
}

/** Ends the replicas, which first finish what they have begun, and then HAProxy. */
async function stop(exitCode) {
  if (isStopping) return
  isStopping = true
  await end([...replicas.values()])
  if (haproxy !== undefined) await end([haproxy])
  process.exit(exitCode)
}

async function end(children) {
  for (const child of children) child.kill('SIGTERM')
  setTimeout(() => children.map((child) => child.kill('SIGKILL')), KILL_AFTER_MS).unref()
  await Promise.all(children.map(({ ended }) => ended))
}

function fail(message) {
  if (isStopping) return
  console.error(message)
  void stop(1)
}

function optionsOrExit() {
  try {
    return readOptions(process.argv.slice(2), process.env, program)
  } catch ({ message }) {
    console.error(message)
    process.exit(2)
  }
}
