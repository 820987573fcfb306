import { openSync, readSync } from 'node:fs'

/** Room for the three numbers of the file. */
const LINE_BYTES = 80

/**
 * Returns a function that returns the processor time of the main thread so far, in milliseconds. The time of the whole
 * process, which is all that other systems tell, includes what the collector and the compiler do in threads of their
 * own.
 */
export function mainThreadCpu() {
  let file
  try {
    file = openSync(`/proc/self/task/${process.pid}/schedstat`)
  } catch {
    return () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    }
  }
  const line = Buffer.alloc(LINE_BYTES)
  return () => {
    const length = readSync(file, line, 0, LINE_BYTES, 0)
    return Number(line.toString('latin1', 0, length).split(' ')[0]) / 1e6
  }
}
