import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './start-server.js',
    setupFiles: './enter-sandbox.js',
    maxWorkers: 3,
    // The client's back-off from throttling takes up to three seconds.
    testTimeout: 20_000
  }
})
