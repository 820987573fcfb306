import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'dataexchange-local/vitest/global-setup',
    setupFiles: 'dataexchange-local/vitest/setup',
    maxWorkers: 3,
    // The back-off of the client takes up to three seconds.
    testTimeout: 20_000
  }
})
