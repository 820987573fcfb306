module.exports = {
  globalSetup: 'dataexchange-local/jest/global-setup',
  setupFilesAfterEnv: ['dataexchange-local/jest/setup'],
  maxWorkers: 3,
  // The back-off of the client takes up to three seconds.
  testTimeout: 20_000,
  // Jest runs quick files in one process. Without its cache it does not know which files are quick.
  cache: false
}
