// Loaded into the process of a server with --import: reports its memory and event-loop delay over IPC.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { HoldWatch } from './hold-watch.mjs'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const ms = (nanoseconds) => nanoseconds / 1e6
let watch

process.on('message', (question) => {
  if (question === 'memory') {
    globalThis.gc()
    const { heapUsed, external, rss } = process.memoryUsage()
    process.send({ heapBytes: heapUsed + external, rssBytes: rss })
  } else if (question === 'delay') {
    process.send({ p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) })
    delay.reset()
  } else if (question === 'watch') {
    HoldWatch.begin().then((begun) => {
      watch = begun
      process.send(null)
    })
  } else if (question === 'holds') {
    watch.end().then((holds) => process.send(holds))
  }
})
process.channel.unref()
