import { spawnSync } from 'node:child_process'

let known: number | undefined

/** Returns the major version of the Java on the PATH, or 0 if there is none. */
export function javaVersion(): number {
  known ??= Number(/version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? 0)
  return known
}

/** Returns what is wrong if the Java on the PATH is older than this major version, or there is none. */
export function javaMissing(oldest: number): string | undefined {
  return javaVersion() < oldest ? `it needs Java ${oldest} or later` : undefined
}
