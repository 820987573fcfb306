#!/usr/bin/env node
import { StopSignals } from './commands/stop-signals.js'

// Before anything else is loaded: the first process of a container does not receive signals that it does not handle.
const signals = new StopSignals()
const { main } = await import('./commands/main.js')
// A signal that has come meanwhile is delivered in a turn of the event loop. Node 24 loads everything in one turn.
await new Promise((resolve) => setImmediate(resolve))
// Not by `exitCode`: output that nobody reads would keep the process alive.
process.exit(await main(process.argv.slice(2), signals))
