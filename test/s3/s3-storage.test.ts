import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { Filler } from '../../src/core/assets/filler.js'
import type { ObjectStorage } from '../../src/core/storage/object-storage.js'
import { StorageError } from '../../src/core/storage/storage-error.js'
import { IDLE_MS, WHOLE_MS } from '../../src/s3/progress-watch.js'
import { RETRY_AFTER_MS, S3Storage } from '../../src/s3/s3-storage.js'
import { expectedAuthorization, failWith, type Handle, startS3 } from '../support/s3-server.js'
import { TestWall } from '../support/test-wall.js'

const { signal } = new AbortController()
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a/secret+key', sessionToken: undefined }
const OBJECT = { bucket: 'bucket', key: 'key' }
const anyRoom = () => {}
const PAUSES_MS = RETRY_AFTER_MS.reduce((a, b) => a + b)

/** The storage of a server, and the time in which it waits. */
function storageAt(t: Test, endpoint: string, sessionToken?: string): { storage: ObjectStorage; wall: TestWall } {
  const wall = new TestWall()
  const storage = new S3Storage({ endpoint, region: 'eu-west-1', credentials: { ...CREDENTIALS, sessionToken } }, wall)
  t.teardown(() => storage.close())
  return { storage, wall }
}

async function withServer(t: Test, handle: Handle, readsBody = true) {
  const { url, received } = await startS3(t, handle, readsBody)
  return { url, received, ...storageAt(t, url) }
}

/** Whether a request waits to be tried again: the only timer is that of the pause. */
const waits = ({ timers }: TestWall) => timers.length === 1

/** Lets time pass until a promise is settled, as far as the next timer each time that a condition holds. */
async function passUntil<T>(promise: Promise<T>, wall: TestWall, passes = waits): Promise<T> {
  let isSettled = false
  const settle = () => {
    isSettled = true
  }
  promise.then(settle, settle)
  while (!isSettled) {
    await turn()
    if (!isSettled && wall.timers.length > 0 && passes(wall)) wall.fireNext()
  }
  return promise
}

/** Resolves to the error with which a promise rejects. */
async function errorOf(promise: Promise<unknown>): Promise<StorageError> {
  const error = await promise.then(
    () => undefined,
    (error) => error
  )
  if (!(error instanceof StorageError)) throw new Error(`not rejected with a StorageError: ${error}`)
  return error
}

t.test('requests have the bucket in their path, and are signed', async (t) => {
  const { url, received } = await startS3(t, (_, response) => response.end('content'))
  const { storage } = storageAt(t, `${url}/base`, 'a-token')
  await storage.write({ ...OBJECT, content: Buffer.from('hello'), encryption: undefined }, signal)
  t.equal(String(await storage.read(OBJECT, anyRoom, signal)), 'content')
  for (const request of received) {
    t.equal(request.url, '/base/bucket/key')
    t.equal(
      request.headers.authorization,
      expectedAuthorization(request, CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey)
    )
    t.match(request.headers.authorization, /SignedHeaders=[^,]*host;[^,]*x-amz-security-token/)
    t.equal(request.headers['x-amz-security-token'], 'a-token')
    t.match(request.headers['user-agent'], /^dataexchange-local\//)
  }
  const [put, get] = received
  t.match(put, { method: 'PUT', body: Buffer.from('hello'), headers: { 'content-length': '5' } })
  t.match(get, { method: 'GET' })
})

t.test('a key is a text: whatever is in it, it arrives as it is and is signed so', async (t) => {
  const { storage, received } = await withServer(t, (_, response) => response.end())
  const keys = [
    'a b',
    'a+b',
    'a%20b',
    'ü/日本/😀',
    './x/../y//z/',
    "!'()*~;:@&=$,?#",
    '/',
    '\\"<>|^`{}',
    'x'.repeat(1024),
    'lone \ud800'
  ]
  for (const key of keys) {
    await storage.write({ bucket: 'bucket', key, content: Buffer.alloc(0), encryption: undefined }, signal)
    const request = received.at(-1)
    if (request === undefined) throw new Error('nothing was received')
    t.equal(decodeURIComponent(request.url), `/bucket/${key.toWellFormed()}`, key)
    t.match(request.url, /^[\w.~/%-]*$/)
    t.equal(
      request.headers.authorization,
      expectedAuthorization(request, CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey)
    )
  }
})

t.test('a name that would lead to anything else than an object is refused before anything is sent', async (t) => {
  const { storage, received } = await withServer(t, (_, response) => response.end())
  for (const [bucket, key] of [
    ['bucket', ''],
    ['', 'key'],
    ['..', 'key'],
    ['a/b', 'key'],
    ['a?b', 'key'],
    ['arn:aws:s3:us-east-1:123456789012:accesspoint/name', 'key']
  ] as const) {
    const write = storage.write({ bucket, key, content: Buffer.alloc(1), encryption: undefined }, signal)
    t.match(await errorOf(write), { kind: 'invalid' })
    t.match(await errorOf(storage.read({ bucket, key }, anyRoom, signal)), { kind: 'invalid' })
  }
  const encryption = { type: 'aws:kms', kmsKeyArn: 'arn\r\nx-evil: 1' } as const
  t.match(await errorOf(storage.write({ ...OBJECT, content: Buffer.alloc(1), encryption }, signal)), {
    kind: 'invalid'
  })
  t.strictSame(received, [])
})

t.test('the encryption is asked for in the headers of S3', async (t) => {
  const { storage, received } = await withServer(t, (_, response) => response.end())
  const write = (encryption: Parameters<ObjectStorage['write']>[0]['encryption']) =>
    storage.write({ ...OBJECT, content: Buffer.alloc(1), encryption }, signal)
  await write({ type: 'AES256', kmsKeyArn: undefined })
  await write({ type: 'aws:kms', kmsKeyArn: 'arn:aws:kms:eu-west-1:1:key/a' })
  const own = received.map(({ headers }) => [
    headers['x-amz-server-side-encryption'],
    headers['x-amz-server-side-encryption-aws-kms-key-id']
  ])
  t.strictSame(own, [
    ['AES256', undefined],
    ['aws:kms', 'arn:aws:kms:eu-west-1:1:key/a']
  ])
  t.match(
    received[1]?.headers.authorization,
    /x-amz-server-side-encryption;x-amz-server-side-encryption-aws-kms-key-id/
  )
})

t.test('content of any length is sent in pieces as fast as the server takes it', async (t) => {
  const { storage, received } = await withServer(t, (_, response) => response.end())
  const filler = new Filler(Buffer.from('0123456789'), 3_000_001)
  const large = Buffer.alloc(2_500_000, 'abc')
  await storage.write({ ...OBJECT, content: filler, encryption: undefined }, signal)
  await storage.write({ ...OBJECT, content: large, encryption: undefined }, signal)
  t.ok(received[0]?.body.equals(Buffer.concat([...filler.pieces()])))
  t.ok(received[1]?.body.equals(large))
  t.strictSame(
    received.map(({ headers }) => [headers['content-length'], headers['transfer-encoding']]),
    [
      ['3000001', undefined],
      ['2500000', undefined]
    ]
  )
})

t.test('room is reserved before content is kept, at once if its length is known', async (t) => {
  const { storage } = await withServer(t, ({ url }, response) => {
    if (url.endsWith('known')) response.setHeader('content-length', 6)
    response.write('abc')
    setImmediate(() => response.end('def'))
  })
  for (const [key, expected] of [
    ['known', [6]],
    ['chunked', [3, 3]]
  ] as const) {
    const reserved: number[] = []
    const content = await storage.read({ bucket: 'bucket', key }, (bytes) => reserved.push(bytes), signal)
    t.equal(String(content), 'abcdef')
    t.equal(
      reserved.reduce((a, b) => a + b),
      6
    )
    if (key === 'known') t.strictSame(reserved, expected)
  }
})

t.test('an object for which there is no room is not read', async (t) => {
  const { storage, received } = await withServer(t, (_, response) => {
    response.setHeader('content-length', 1e12)
    response.write('x')
  })
  const full = new StorageError('no-room', 'full')
  const reading = storage.read(
    OBJECT,
    (bytes) => {
      t.equal(bytes, 1e12)
      throw full
    },
    signal
  )
  t.equal(await errorOf(reading), full)
  t.equal(received.length, 1, 'once')
})

t.test('what S3 refuses is told by its status and code, and not asked again', async (t) => {
  for (const [status, code, kind, message] of [
    [404, 'NoSuchBucket', 'not-found', /^The bucket bucket does not exist\.$/],
    [404, 'NoSuchKey', 'not-found', /"key" in the bucket bucket: 404 NoSuchKey a <b> & c/],
    [403, 'AccessDenied', 'access-denied', /denies access .* 403 AccessDenied/],
    [400, 'InvalidBucketName', 'invalid', /refuses .* 400 InvalidBucketName/],
    [301, 'PermanentRedirect', 'invalid', /301 PermanentRedirect/],
    [412, 'X'.repeat(70_000), 'invalid', /412/]
  ] as const) {
    const { storage, received } = await withServer(t, (_, response) =>
      failWith(response, status, code, 'a &lt;b&gt; &amp; c')
    )
    for (const promise of [
      storage.read(OBJECT, anyRoom, signal),
      storage.write({ ...OBJECT, content: Buffer.alloc(10), encryption: undefined }, signal)
    ]) {
      const error = await errorOf(promise)
      t.equal(error.kind, kind)
      t.match(error.message, message)
      t.ok(error.message.length < 500)
    }
    t.equal(received.length, 2)
  }
})

t.test('S3 may refuse an object before all of it has been sent', async (t) => {
  const { storage } = await withServer(t, (_, response) => failWith(response, 404, 'NoSuchBucket'), false)
  const content = new Filler(Buffer.from('x'), 50_000_000)
  t.match(await errorOf(storage.write({ ...OBJECT, content, encryption: undefined }, signal)), { kind: 'not-found' })
})

t.test('5xx, 429 and broken connections are tried again, each time as a whole', async (t) => {
  const faults: Record<string, Handle> = {
    '500': (_, response) => failWith(response, 500, 'InternalError'),
    '503': (_, response) => failWith(response, 503, 'SlowDown'),
    '429': (_, response) => failWith(response, 429, 'TooManyRequests'),
    reset: (_, __, { socket }) => void socket.resetAndDestroy(),
    'cut off': (_, response) => {
      response.setHeader('content-length', 10)
      response.write('abc')
      setImmediate(() => response.destroy())
    },
    'no HTTP': (_, __, { socket }) => void socket.end('nonsense\r\n\r\n')
  }
  for (const [name, spoil] of Object.entries(faults)) {
    let requests = 0
    const { storage, wall, received } = await withServer(t, (request, response, message) => {
      if (++requests % 3 !== 0) spoil(request, response, message)
      else response.end('content')
    })
    const start = wall.now()
    let reserved = 0
    const reading = storage.read(OBJECT, (bytes) => (reserved += bytes), signal)
    t.equal(String(await passUntil(reading, wall)), 'content', name)
    t.equal(reserved, 7, 'what a broken try had reserved is given back')
    t.equal(wall.now() - start, PAUSES_MS)
    const content = Buffer.from('to be sent')
    await passUntil(storage.write({ ...OBJECT, content, encryption: undefined }, signal), wall)
    t.equal(received.length, 6)
    t.equal(String(received[5]?.body), 'to be sent')
    t.strictSame(wall.timers, [], 'no timer is left')
  }
})

t.test('after three tries a storage is not available', async (t) => {
  const { storage, wall, received, url } = await withServer(t, (_, response) => failWith(response, 503, 'SlowDown'))
  t.match(await errorOf(passUntil(storage.read(OBJECT, anyRoom, signal), wall)), {
    kind: 'unavailable',
    message: /503 SlowDown/
  })
  t.equal(received.length, 3)
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  const other = storageAt(t, `http://127.0.0.1:${port}`)
  t.match(await errorOf(passUntil(other.storage.read(OBJECT, anyRoom, signal), other.wall)), {
    kind: 'unavailable',
    message: `The --s3-endpoint http://127.0.0.1:${port} failed: ECONNREFUSED.`
  })
  t.ok(url)
})

t.test('a server that switches to another protocol does not respond', async (t) => {
  const server = createServer((socket) => {
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')
    )
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { storage, wall } = storageAt(t, `http://127.0.0.1:${port}`)
  t.match(await errorOf(passUntil(storage.read(OBJECT, anyRoom, signal), wall)), {
    kind: 'unavailable',
    message: `The --s3-endpoint http://127.0.0.1:${port} failed: the connection was closed without a response.`
  })
})

t.test('a server on which nothing moves is given up after half a minute', async (t) => {
  const hangs: Record<string, [Handle, boolean]> = {
    'no response': [() => {}, true],
    'no body': [(_, response) => void response.writeHead(200, { 'content-length': 5 }).flushHeaders(), true],
    'the content is not taken': [(_, __, message) => void message.pause(), false]
  }
  for (const [name, [handle, readsBody]] of Object.entries(hangs)) {
    const { storage, wall, url } = await withServer(t, handle, readsBody)
    const start = wall.now()
    const content = new Filler(Buffer.from('x'), 50_000_000)
    const moving: Promise<unknown> = readsBody
      ? storage.read(OBJECT, anyRoom, signal)
      : storage.write({ ...OBJECT, content, encryption: undefined }, signal)
    const error = await errorOf(passUntil(moving, wall, () => true))
    t.match(error, { kind: 'unavailable', message: `The --s3-endpoint ${url} did not respond for 10 s.` }, name)
    t.equal(wall.now() - start, 3 * IDLE_MS + PAUSES_MS)
  }
})

t.test('a response that drips is given up after its time', async (t) => {
  const { storage, wall } = await withServer(t, (_, response) => {
    response.writeHead(200, { 'content-length': 1_000_000 }).flushHeaders()
    drips.push(() => response.write('x'))
  })
  const drips: (() => void)[] = []
  const start = wall.now()
  let dripped = 0
  const reading = passUntil(storage.read(OBJECT, anyRoom, signal), wall, () => {
    // Time passes whenever the last drip has arrived.
    if (wall.timers.includes(wall.now() + IDLE_MS)) {
      wall.advance(IDLE_MS / 2)
      drips.at(-1)?.()
      dripped++
    }
    return waits(wall)
  })
  t.match(await errorOf(reading), { kind: 'unavailable', message: /was not done after 300 s/ })
  t.equal(wall.now() - start, 3 * WHOLE_MS + PAUSES_MS)
  t.ok(dripped >= (3 * WHOLE_MS) / (IDLE_MS / 2))
})

t.test('what is aborted ends at once, in whichever part of it', async (t) => {
  const reason = new Error('reset')
  for (const name of ['before', 'no response', 'while a try waits', 'in the body'] as const) {
    const controller = new AbortController()
    const { storage, wall, received } = await withServer(t, (_, response) => {
      if (name === 'while a try waits') failWith(response, 503, 'SlowDown')
      if (name === 'in the body') response.writeHead(200, { 'content-length': 10 }).write('abc')
    })
    if (name === 'before') controller.abort(reason)
    const reading = storage.read(OBJECT, anyRoom, controller.signal)
    const rejected = t.rejects(reading, reason)
    if (name !== 'before') while (received.length === 0) await turn()
    if (name === 'while a try waits') while (!wall.timers.includes(wall.now() + 200)) await turn()
    controller.abort(reason)
    await rejected
    t.strictSame(wall.timers, [], name)
  }
})

t.test('a connection is used again', async (t) => {
  const ports = new Set<number | undefined>()
  const { storage } = await withServer(t, (_, response, { socket }) => {
    ports.add(socket.remotePort)
    response.end('content')
  })
  for (let count = 0; count < 5; count++) {
    await storage.read(OBJECT, anyRoom, signal)
    await storage.write({ ...OBJECT, content: Buffer.from('x'), encryption: undefined }, signal)
  }
  t.equal(ports.size, 1)
})
