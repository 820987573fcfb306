import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Linux reports processor time in ticks of a hundredth of a second. */
const TICKS_PER_SECOND = 100

/** Returns the processor time of a process, over all its threads, in seconds; undefined on systems without /proc. */
export function cpuSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  // The name, in parentheses, may contain spaces. utime and stime are the 12th and 13th fields after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Returns the resident memory of a process, in bytes. */
export function rssBytes(pid: number): number {
  const kibibytes =
    process.platform === 'linux'
      ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kibibytes) * 1024
}
