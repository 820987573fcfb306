import { existsSync } from 'node:fs'
import type { FastifyBaseLogger } from 'fastify'
import { ConfigError } from '../config/config-error.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { formatInstant } from '../core/time/instant.js'
import type { TimeSlices } from '../core/time/time-slices.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { formatPath, type Path, type Problem } from '../core/validation/problem.js'
import { SandboxError } from '../core/validation/sandbox-error.js'
import { validateInSteps } from '../core/validation/validate-in-steps.js'
import { SnapshotDocument } from '../core/world/snapshot.js'
import { documentPieces } from './document.js'
import { NotASnapshotFile, readSnapshotFile } from './read-file.js'
import { writeFileAtomically } from './write-file.js'

/** The most problems of a file that are listed. */
const MAX_LISTED = 20

/** What a save has written. */
export interface SavedSnapshots {
  /** The path of the file. */
  readonly file: string
  readonly savedAt: string
  readonly sandboxes: number
  /** The number of jobs in all of them. */
  readonly jobs: number
  /** The size of the file. */
  readonly bytes: number
}

/** What was loaded from a file. */
export interface LoadedSnapshots {
  readonly sandboxes: number
  /** The number of jobs in all of them. */
  readonly jobs: number
}

/** The server whose sandboxes are saved. */
export interface SavedServer {
  readonly sandboxes: Sandboxes
  readonly slices: TimeSlices
  readonly wall: WallClock
  readonly log: FastifyBaseLogger
}

/** The file in which all sandboxes of a server are kept from one run to the next. */
export class SnapshotFile {
  readonly #file: string
  #attached: SavedServer | undefined
  #isLoaded = false
  #saving: Promise<SavedSnapshots> | undefined
  #nextSave: Promise<SavedSnapshots> | undefined
  #lastSave: Promise<SavedSnapshots> | undefined

  /** `file`: the path, as `snapshotPlace` returns it. */
  constructor(file: string) {
    this.#file = file
  }

  /** Makes this the file of a server. Must be called before anything else. */
  attach(server: SavedServer): void {
    this.#attached = server
  }

  /**
   * Makes the sandboxes of the server what the file holds. Returns how much was loaded; undefined if there is no file
   * yet. Throws a ConfigError if the file is broken, is another program's, or holds more than the server may. Nothing
   * is saved to it then.
   */
  async load(): Promise<LoadedSnapshots | undefined> {
    const loaded = existsSync(this.#file) ? await stayingAlive(() => this.#load()) : undefined
    this.#isLoaded = true
    return loaded
  }

  /**
   * Writes all sandboxes to the file. It is as it was until that is done. A save that is asked for while another is in
   * progress comes after it, once for all who ask. Throws a SandboxError if it can't be written, and nothing has
   * changed.
   */
  save(): Promise<SavedSnapshots> {
    if (this.#nextSave !== undefined) return this.#nextSave
    const begin = () => {
      this.#nextSave = undefined
      const saving = stayingAlive(() => this.#save()).finally(() => {
        if (this.#saving === saving) this.#saving = undefined
      })
      this.#saving = saving
      return saving
    }
    if (this.#saving === undefined) return begin()
    this.#nextSave = this.#saving.then(begin, begin)
    return this.#nextSave
  }

  /** Saves for the last time, unless that has begun; nothing if nothing was loaded. Throws as `save` does. */
  async finish(): Promise<void> {
    if (!this.#isLoaded) return
    this.#lastSave ??= this.save()
    await this.#lastSave
  }

  get #server(): SavedServer {
    return this.#attached as SavedServer
  }

  async #load(): Promise<LoadedSnapshots> {
    const { sandboxes, slices } = this.#server
    const names = new Set<string>()
    let jobs = 0
    const loadOne = async (name: string, snapshot: unknown) => {
      const at = ['sandboxes', name]
      if (names.has(name)) throw this.#refusal('is broken', [{ at, message: 'is there twice' }])
      names.add(name)
      const problems = await slices.take(validateInSteps(SnapshotDocument, snapshot, at))
      if (problems.length > 0) throw this.#refusal('is broken', problems)
      try {
        jobs += (await sandboxes.load(name, snapshot as SnapshotDocument)).jobs.count
      } catch (error) {
        throw error instanceof SandboxError ? this.#sandboxRefusal(at, error) : error
      }
    }
    try {
      await readSnapshotFile(this.#file, loadOne, slices.stretch())
    } catch (error) {
      if (error instanceof NotASnapshotFile) throw this.#refusal(error.message)
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
      throw this.#refusal(`can't be read: ${(error as Error).message}`)
    }
    return { sandboxes: names.size, jobs }
  }

  async #save(): Promise<SavedSnapshots> {
    const { sandboxes, slices, wall, log } = this.#server
    const savedAt = formatInstant(wall.now())
    const progress = { sandboxes: 0, jobs: 0 }
    try {
      const pieces = documentPieces(present(sandboxes), savedAt, progress)
      const bytes = await writeFileAtomically(this.#file, pieces, slices.stretch())
      const saved = { file: this.#file, savedAt, ...progress, bytes }
      log.info(saved, `saved all sandboxes to ${this.#file}: ${progress.sandboxes}, with ${progress.jobs} jobs`)
      return saved
    } catch (error) {
      const { code, syscall, message } = error as NodeJS.ErrnoException
      if (syscall === undefined) throw error
      const what = `The snapshot file ${this.#file} can't be written, and is as it was: ${message}.`
      log.error({ err: error }, what)
      throw new SandboxError(FULL.includes(code ?? '') ? 'limit' : 'conflict', what)
    }
  }

  #sandboxRefusal(at: Path, { kind, message, problems }: SandboxError): ConfigError {
    if (kind === 'limit') return this.#refusal('holds more than this server may', [{ at, message }])
    if (problems.length === 0) return this.#refusal('is broken', [{ at, message }])
    return this.#refusal(
      'is broken',
      problems.map((problem) => ({ at: [...at, ...problem.at], message: problem.message }))
    )
  }

  #refusal(why: string, problems: readonly Problem[] = []): ConfigError {
    const listed = problems.slice(0, MAX_LISTED).map(({ at, message }) => `${formatPath(at)}: ${message}`)
    const more = problems.length > MAX_LISTED ? [`there are ${problems.length - MAX_LISTED} more`] : []
    const file = `--snapshot ${this.#file}`
    return new ConfigError([
      `${file} ${why}. It was left as it is: move it away, or give another file`,
      ...[...listed, ...more].map((line) => `${file} ${line}`)
    ])
  }
}

/** The errors of a system whose storage is full. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** Yields the sandboxes that there are, those left out that are deleted before their turn. */
function* present(sandboxes: Sandboxes) {
  for (const use of sandboxes.list()) {
    if (sandboxes.has(use)) yield use.sandbox
  }
}

/** The longest delay of a timer: 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Keeps the process alive while something is done: the timers of the wall clock do not. */
async function stayingAlive<T>(act: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => {}, LONGEST_TIMER_MS)
  try {
    return await act()
  } finally {
    clearTimeout(timer)
  }
}
