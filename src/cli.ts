#!/usr/bin/env node
import module from 'node:module'

// Node 22.8 and newer keep what they have compiled from one start to the next; older ones do not know how.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./main.js')
