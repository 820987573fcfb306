import type { Parsed } from './document.js'
import type { FileProblem } from './file-problem.js'
import { parseJson } from './parse-json.js'
import { readText } from './read-text.js'

/** Parses a file, or the text that was given for it, whose first character tells JSON from YAML. */
export async function parseFile(
  file: string,
  given: string | undefined
): Promise<Parsed | { readonly problems: readonly FileProblem[] }> {
  try {
    const text = given ?? readText(file)
    const isJson = given === undefined ? /\.json$/i.test(file) : /^\s*[{[]/.test(given)
    // The YAML parser is loaded only if needed: loading it takes a good part of the time to start.
    return isJson ? parseJson(text) : (await import('./parse-yaml.js')).parseYaml(text)
  } catch (error) {
    return { problems: [unreadable(file, error)] }
  }
}

/** A path with a drive, or on another machine. */
const WINDOWS_PATH = /^([A-Za-z]:)?\\/

const ON_WINDOWS =
  ': this is a path of Windows, and the server runs on another system; in a container, give the path there'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is not a folder',
  ELOOP: 'is a link that leads back to itself',
  EACCES: 'cannot be read by this user',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8'
}

/** Returns the problem of a file that cannot be read. */
export function unreadable(file: string, error: unknown): FileProblem {
  const { code, message, path = file } = error as NodeJS.ErrnoException
  const hint = code === 'ENOENT' && process.platform !== 'win32' && WINDOWS_PATH.test(path) ? ON_WINDOWS : ''
  return { file: path, path: '', message: (REASONS[code ?? ''] ?? message) + hint }
}
