import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { globalSetup: 'dataexchange-local/vitest/global-setup', setupFiles: 'dataexchange-local/vitest/setup' }
})
