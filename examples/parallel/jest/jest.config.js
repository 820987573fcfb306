module.exports = {
  globalSetup: './start-server.mjs',
  globalTeardown: './stop-server.mjs',
  setupFiles: ['./enter-sandbox.js'],
  maxWorkers: 3,
  // The client's back-off from throttling takes up to three seconds.
  testTimeout: 20_000,
  // Without its memory of how quick the files are, Jest never takes them all into one process.
  cache: false
}
