import { createReadStream } from 'node:fs'
import { JsonReader } from '../core/collections/json-reader.js'
import { quote } from '../core/validation/problem.js'
import { FORMAT, FORMAT_VERSION } from './document.js'

/**
 * The outermost levels of a file within which values are parsed one by one: the jobs of its sandboxes are on the sixth.
 */
const LEVELS = 5

/** Thrown for a file that is no snapshot file, or not a whole one. The message completes `FILE …`. */
export class NotASnapshotFile extends Error {}

/**
 * Reads a snapshot file and hands on the snapshots in it one after the other, so that one of them is in memory at a
 * time. `pause` is awaited now and then. Throws a NotASnapshotFile, perhaps only after some have been handed on, or the
 * error of the system.
 */
export async function readSnapshotFile(
  file: string,
  handOn: (name: string, snapshot: unknown) => Promise<void>,
  pause: () => Promise<void>
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const header = new Header()
  const found: { readonly name: string; readonly snapshot: unknown }[] = []
  const reader = new JsonReader(LEVELS, (names, value) => {
    const [member, name] = names
    if (name === undefined) return header.take(member as string, value)
    if (member !== 'sandboxes') return false
    header.refuseForeign()
    found.push({ name, snapshot: value })
    return true
  })
  const read = async (text: string) => {
    asSnapshotFile(() => reader.push(text))
    for (const { name, snapshot } of found.splice(0)) await handOn(name, snapshot)
    await pause()
  }
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    await read(asSnapshotFile(() => decoder.decode(chunk, { stream: true })))
  }
  if (bytes === 0) throw new NotASnapshotFile('is empty')
  await read(asSnapshotFile(() => decoder.decode()))
  const document = asSnapshotFile(() => reader.end(), `is cut short, after ${bytes} bytes`)
  header.refuseIncomplete(document)
}

/** What a file says of itself. */
class Header {
  readonly #seen = new Map<string, unknown>()

  /** Reads a member of the document. Throws a NotASnapshotFile if it shows that it is another program's. */
  take(member: string, value: unknown): boolean {
    if (this.#seen.has(member)) throw new NotASnapshotFile(`has ${quote(member)} twice`)
    this.#seen.set(member, member === 'sandboxes' ? typeof value : value)
    if (member === 'format' && value !== FORMAT) throw foreign(`its "format" is ${quote(value)}`)
    if (member === 'version') refuseVersion(value)
    return false
  }

  /** Throws a NotASnapshotFile if the file has not said by now what it is. It begins with that, as it was written. */
  refuseForeign(): void {
    if (!this.#seen.has('format')) throw foreign('it does not begin with its "format"')
  }

  /** Throws a NotASnapshotFile if the whole document is none. */
  refuseIncomplete(document: unknown): void {
    if (typeof document !== 'object' || document === null || Array.isArray(document))
      throw foreign('it holds no JSON object')
    if (!this.#seen.has('format')) throw foreign('it has no "format"')
    refuseVersion(this.#seen.get('version'))
    const { sandboxes } = document as { sandboxes?: unknown }
    if (typeof sandboxes !== 'object' || sandboxes === null || Array.isArray(sandboxes))
      throw new NotASnapshotFile('is broken: $.sandboxes must be an object')
    const unknown = [...this.#seen.keys()].find((name) => !['format', 'version', 'savedAt', 'sandboxes'].includes(name))
    if (unknown !== undefined) throw new NotASnapshotFile(`is broken: ${quote(unknown)} is unknown in it`)
  }
}

function refuseVersion(version: unknown): void {
  if (version === FORMAT_VERSION) return
  const isNewer = typeof version === 'number' && version > FORMAT_VERSION
  const hint = isNewer ? '; it was written by a newer version of dataexchange-local' : ''
  throw new NotASnapshotFile(`has the version ${quote(version)} of the format, and ${FORMAT_VERSION} is read${hint}`)
}

function foreign(why: string): NotASnapshotFile {
  return new NotASnapshotFile(`is not a snapshot file of dataexchange-local: ${why}`)
}

/** Does a part of the reading. Throws a NotASnapshotFile if the text is not JSON. */
function asSnapshotFile<T>(act: () => T, wrong?: string): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotASnapshotFile(wrong ?? `is not JSON: ${error.message}`)
    if (error instanceof TypeError) throw new NotASnapshotFile('is not UTF-8')
    throw error
  }
}
