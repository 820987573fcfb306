// Loaded before a server that valgrind slows down fifty times. A timer would come early by as much, and what it begins
// would be counted as part of the requests.
const { setTimeout: setFastTimeout } = globalThis
globalThis.setTimeout = (callback, ms, ...args) => setFastTimeout(callback, ms * 1000, ...args)
