import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startChild } from './child.mjs'
import { configuration } from './configuration.mjs'

/** Where HAProxy may be. Debian has it in a folder that is not in every user's PATH. */
const PROGRAMS = ['haproxy', '/usr/sbin/haproxy']

/** Returns the program of HAProxy; undefined if it is not installed. */
export function findHaproxy() {
  return PROGRAMS.find((program) => spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0)
}

/** Listens on a port of this machine, or on a free one for 0. Throws an Error if it can't. */
export async function listen(port) {
  const listener = createServer().listen(port, '127.0.0.1')
  await once(listener, 'listening').catch((error) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use.`) : error
  })
  return listener
}

/**
 * Starts HAProxy in front of the replicas with these ports. It takes over the listener, because it could not tell which
 * free port it has chosen. `ready` resolves when requests get through, and rejects if HAProxy ends before.
 */
export function startHaproxy(program, listener, ports) {
  const folder = mkdtempSync(join(tmpdir(), 'dataexchange-local-replicas-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'haproxy.cfg')
  const socket = join(folder, 'haproxy.sock')
  writeFileSync(file, configuration({ socket, bind: 'fd@4', ports }))
  const url = `http://127.0.0.1:${listener.address().port}`
  const { kill, ended } = startChild(program, ['-db', '-q', '-f', file], { fd: listener._handle.fd, folder })
  listener.close()
  const ready = fetch(`${url}/__admin/health`).catch(async () => {
    throw new Error(`HAProxy ended with ${await ended} before it was ready.`)
  })
  return { url, kill, ended, ready, say: (command) => say(socket, command) }
}

/** Sends HAProxy a command. Throws an Error with its answer if it has one: a command that works has none. */
async function say(socket, command) {
  const connection = connect(socket)
  connection.end(`${command}\n`)
  const answer = (await text(connection)).trim()
  if (answer !== '' && !/changed|no need/.test(answer)) throw new Error(`HAProxy: ${command}: ${answer}`)
}
