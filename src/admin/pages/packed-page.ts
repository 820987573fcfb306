import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { PACKED_PAGES } from '../../packed-pages.js'

const decompress = promisify(brotliDecompress)

/** The content types of the files of pages, by the ends of their names. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml'
}

/** A file of a page. */
export interface PageFile {
  readonly type: string
  readonly bytes: Buffer
}

/**
 * Reads a file of a page that comes with the server. The build has compressed it, which keeps the package small; it is
 * read when it is asked for, which keeps the server small. Returns undefined if there is no such file.
 */
export async function readPageFile(page: string, name: string): Promise<PageFile | undefined> {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
  if (type === undefined || !/^[\w-]+\.\w+$/.test(name)) return undefined
  try {
    return { type, bytes: await decompress(await readFile(new URL(`${page}/${name}.br`, PACKED_PAGES))) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
