// Builds tap without the plugin that .taprc excludes, which needs an older TypeScript. This takes seconds and is needed
// once after each installation; when the plugins change, tap does it by itself.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tap = createRequire(import.meta.url).resolve('tap/package.json')
const built = readFileSync(createRequire(tap).resolve('@tapjs/test/built'), 'utf8')
if (/signature = `[^`]*@tapjs\/typescript/.test(built)) {
  execFileSync(process.execPath, [join(tap, '../dist/esm/run.mjs'), 'build'], { stdio: 'inherit' })
}
