// Loaded into each test process before tap. To attribute an error that nothing catches to the subtest it comes from,
// tap follows every promise with an asynchronous hook, which costs CPU time in every test. Without the hook, such an
// error ends the process with its stack trace, and the file fails.
import asyncHooks from 'node:async_hooks'
import { syncBuiltinESMExports } from 'node:module'

const { createHook } = asyncHooks
const none = { enable: () => none, disable: () => none }

// Only async-hook-domain asks for both: a hook that is told when things are destroyed is the expensive one.
asyncHooks.createHook = (callbacks) => (callbacks.init && callbacks.destroy ? none : createHook(callbacks))
syncBuiltinESMExports()
