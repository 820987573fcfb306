import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** How many characters are written at a time. */
const CHUNK_LENGTH = 65_536

/** Only the user that the server runs as reads the file: it holds what clients have uploaded. */
const MODE = 0o600

/** What the names of temporary files end with, after what tells one from another. */
const ENDING = /^[\da-f]{8}\.dataexchange-local\.tmp$/

/**
 * Returns a path beside a file for what is to take its place. It is another one each time: two servers that save to one
 * file at the same time must neither write to the same temporary file nor put each other's in place.
 */
export function temporaryPath(file: string): string {
  return join(dirname(file), `${beginningOf(file)}${randomUUID().slice(0, 8)}.dataexchange-local.tmp`)
}

/** Whether a name in the folder of a file is that of a temporary file for it. */
export function isTemporaryName(name: string, file: string): boolean {
  const beginning = beginningOf(file)
  return name.startsWith(beginning) && ENDING.test(name.slice(beginning.length))
}

function beginningOf(file: string): string {
  return `.${basename(file)}.`
}

/**
 * Writes a file in pieces and puts it in the place of the one before, which is whole until then, whatever happens.
 * `pause` is awaited now and then. Returns the number of bytes. Throws the error of the system, or that of `pieces`,
 * and leaves nothing behind.
 */
export async function writeFileAtomically(
  file: string,
  pieces: Iterable<string>,
  pause: () => Promise<void>
): Promise<number> {
  const temporary = temporaryPath(file)
  const handle = await open(temporary, 'wx', MODE)
  try {
    const bytes = await writePieces(handle, pieces, pause)
    // Without this, a machine that loses power after the renaming could be left with an empty file.
    await handle.sync()
    await handle.close()
    await rename(temporary, file)
    await syncFolder(dirname(file))
    return bytes
  } catch (error) {
    await handle.close().catch(() => {})
    await unlink(temporary).catch(() => {})
    throw error
  }
}

async function writePieces(handle: FileHandle, pieces: Iterable<string>, pause: () => Promise<void>): Promise<number> {
  let bytes = 0
  let chunk = ''
  const write = async () => {
    const buffer = Buffer.from(chunk)
    chunk = ''
    bytes += buffer.length
    await handle.writeFile(buffer)
  }
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length >= CHUNK_LENGTH) await write()
    await pause()
  }
  await write()
  return bytes
}

/** Has the system write the new name as well. Not every system can: Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // The file itself is whole in any case, under its old name or its new one.
  }
}
