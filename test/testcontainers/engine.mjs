import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** The server in the image, and the port on which it listens there. */
const CLI = join(import.meta.dirname, '../../dist/cli.js')
const PORT = 2017

const ID = 'c0ffee'.padEnd(64, '0')

/**
 * A stand-in for the HTTP API of a container engine: it records what it is asked for, and runs the server of the image
 * as a process, with the environment and the files that its one container was given.
 */
export class Engine {
  /** The requests so far, as `METHOD /path`. */
  requests = []
  /** The body of the request that created the container. */
  created
  #files = mkdtempSync(join(tmpdir(), 'engine-'))
  #http = createServer((request, response) => {
    this.#respond(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  #process
  #output = []
  #onOutput = new Set()
  #port

  /** Listens on a free port. Resolves to the value of DOCKER_HOST. */
  async listen() {
    await once(this.#http.listen(0, '127.0.0.1'), 'listening')
    return `tcp://127.0.0.1:${this.#http.address().port}`
  }

  /** Returns the modes of the files in a folder of the container. */
  modes(folder) {
    const path = join(this.#files, folder)
    return readdirSync(path).map((name) => (statSync(join(path, name)).mode & 0o777).toString(8))
  }

  async close() {
    await this.#stop()
    this.#http.closeAllConnections()
    this.#http.close()
    rmSync(this.#files, { recursive: true })
  }

  async #respond(request, response) {
    const { pathname, searchParams } = new URL(request.url, 'http://engine')
    const path = pathname.replace(/^\/v[\d.]+/, '')
    this.requests.push(`${request.method} ${decodeURIComponent(path)}`)
    const json = (status, body) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    switch (`${request.method} ${path.replace(ID, ID_IN_PATHS)}`) {
      case 'GET /info':
        return json(200, { ServerVersion: '0', OperatingSystem: 'a stand-in', OSType: 'linux', Architecture: 'x86_64' })
      case 'GET /containers/json':
        return json(200, [])
      case 'POST /containers/create':
        this.created = JSON.parse(await text(request))
        return json(201, { Id: ID, Warnings: [] })
      case 'PUT /containers/ID/archive':
        await this.#extract(request, searchParams.get('path'))
        return response.end()
      case 'POST /containers/ID/start':
        await this.#start()
        return response.writeHead(204).end()
      case 'GET /containers/ID/json':
        return json(200, this.#inspect())
      case 'GET /containers/ID/logs':
        return this.#sendLogs(response)
      case 'POST /containers/ID/stop':
        await this.#stop()
        return response.writeHead(204).end()
      case 'DELETE /containers/ID':
        return response.writeHead(204).end()
      default:
        // Every image is there.
        if (/^\/images\/.*\/json$/.test(path)) return json(200, { Id: 'sha256:0', Config: {} })
        return json(404, { message: `the stand-in knows no ${request.method} ${path}` })
    }
  }

  async #extract(archive, folder) {
    const tar = spawn('tar', ['-x', '-C', join(this.#files, folder)], { stdio: ['pipe', 'inherit', 'inherit'] })
    archive.pipe(tar.stdin)
    const [code] = await once(tar, 'close')
    if (code !== 0) throw new Error(`tar exits with ${code}`)
  }

  async #start() {
    const env = Object.fromEntries(
      this.created.Env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    )
    const { DATAEXCHANGE_LOCAL_FIXTURES: fixtures } = env
    if (fixtures) env.DATAEXCHANGE_LOCAL_FIXTURES = fixtures.replaceAll(/(^|:)/g, `$1${this.#files}`)
    this.#process = spawn(process.execPath, [CLI, '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process.stdout.setEncoding('utf8').on('data', (output) => {
      this.#port = /ready on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1] ?? this.#port
      this.#output.push(output)
      for (const listener of this.#onOutput) listener(output)
    })
    // An engine knows the port from the start; here it is that of the process, once it has one.
    await Promise.race([once(this.#process.stdout, 'data'), once(this.#process, 'close')])
  }

  async #stop() {
    if (this.#process?.exitCode !== null || this.#process.signalCode !== null) return
    this.#process.kill('SIGTERM')
    await once(this.#process, 'close')
  }

  #inspect() {
    const isRunning = this.#process?.exitCode === null
    return {
      Id: ID,
      Name: '/a-container',
      State: { Status: isRunning ? 'running' : 'exited', Running: isRunning, StartedAt: STARTED, FinishedAt: STARTED },
      Config: { Hostname: 'a-container', Labels: this.created.Labels ?? {}, Tty: false },
      NetworkSettings: { Ports: { [`${PORT}/tcp`]: [{ HostIp: '0.0.0.0', HostPort: this.#port }] }, Networks: {} }
    }
  }

  /** As an engine does for a container without a terminal: each piece has a header with its stream and its length. */
  #sendLogs(response) {
    const send = (output) => {
      const header = Buffer.alloc(8)
      header[0] = 1
      header.writeUInt32BE(Buffer.byteLength(output), 4)
      response.write(Buffer.concat([header, Buffer.from(output)]))
    }
    response.writeHead(200, { 'content-type': 'application/vnd.docker.raw-stream' })
    this.#output.forEach(send)
    this.#onOutput.add(send)
    response.on('close', () => this.#onOutput.delete(send))
  }
}

const ID_IN_PATHS = 'ID'
const STARTED = '2026-03-02T09:15:00Z'
