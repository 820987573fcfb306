// Injected into CommonJS files in place of `import.meta.url`.
export const urlOfThisFile = require('node:url').pathToFileURL(__filename).href
