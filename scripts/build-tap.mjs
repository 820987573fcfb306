// Builds tap without the plugins that .taprc excludes: one needs an older TypeScript, and the tests use none of the
// others, which a test process would load each time it starts. This is needed once after each installation; when the
// plugins change, tap does it by itself.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tap = createRequire(import.meta.url).resolve('tap/package.json')
const built = readFileSync(createRequire(tap).resolve('@tapjs/test/built'), 'utf8')
const has = /signature = `([^`]*)/.exec(built)[1].split('\n')
const excluded = readFileSync(join(import.meta.dirname, '../.taprc'), 'utf8').matchAll(/"!(.+)"/g)
if ([...excluded].some(([, plugin]) => has.some((line) => line.startsWith(plugin)))) {
  execFileSync(process.execPath, [join(tap, '../dist/esm/run.mjs'), 'build'], { stdio: 'inherit' })
}
