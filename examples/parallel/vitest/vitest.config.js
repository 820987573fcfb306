import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './start-server.js',
    setupFiles: './enter-sandbox.js',
    maxWorkers: 3,
    // The back-off of the client takes up to three seconds.
    testTimeout: 20_000
  }
})
