// Runs what the documents show: node scripts/run-snippets.mjs [DOCUMENT...], after `npm run build`. Needs bash, curl
// and the AWS CLI. Ends with `N snippets held, N skipped, N failed`.
//
// - sh: run in turn against a server of the document, whose address replaces http://127.0.0.1:2017. A response with an
// error status fails them. - js, ts and python: must be part of a file below examples/, test/ or python/, which other
// steps run, but for their indentation. python/tests/test_documents.py holds docs/python.md, and
// examples/parallel/check-set-ups.mjs the files in docs/test-runners.md. - text after `It prints:`: what the snippet
// before it printed, or the end of that. - yaml: a scenario must be valid; anything else must be YAML. json: must be
// JSON.
//
// `<!-- not run: REASON -->` before a snippet skips it.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { filesBelow } from './files-below.mjs'

const ADDRESS = 'http://127.0.0.1:2017'
const ROOT = join(import.meta.dirname, '..')
const CLI = join(ROOT, 'dist/cli.js')
const run = promisify(execFile)

/** The comment in the first line of a snippet that names a file. */
const NAMES_FILE = /^\/\/ [\w./-]+\n/

/** The line before the output of the snippet that precedes it. */
const BEFORE_OUTPUT = /\bprints:\n+$/

/** What the last shell snippet printed. */
let printed = ''

process.chdir(ROOT)
const given = process.argv.slice(2)
const ofDocs = readdirSync('docs').filter((name) => name.endsWith('.md'))
const documents = given.length > 0 ? given : ['README.md', ...ofDocs.map((name) => `docs/${name}`)]
const sources = ['examples', 'test', 'python']
  .flatMap(filesBelow)
  .filter((name) => /\.(js|mjs|cjs|ts|mts|py)$/.test(name))
  .map((name) => normalized(readFileSync(name, 'utf8')))
const counts = { held: 0, skipped: 0, failed: 0 }
for (const document of documents) await runDocument(document)
process.stdout.write(`${counts.held} snippets held, ${counts.skipped} skipped, ${counts.failed} failed\n`)
process.exitCode = counts.failed > 0 ? 1 : 0

/** Runs the snippets of a document, with a server and a folder of its own. */
async function runDocument(document) {
  const snippets = snippetsOf(readFileSync(document, 'utf8'))
  if (snippets.length === 0) return
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'))
  const server = await startServer()
  try {
    for (const snippet of snippets) await report(document, snippet, () => hold(snippet, server.url, folder))
  } finally {
    server.child.kill()
    rmSync(folder, { recursive: true })
  }
}

/** The fenced code of a document: language, text, line, and why it is not run. */
function snippetsOf(markdown) {
  return [...markdown.matchAll(/(?:<!-- not run: ([^>]*) -->\n+)?^```(\w*)\n(.*?)^```$/gms)].map((found) => {
    const [all, reason, language, text] = found
    const fence = found.index + all.indexOf('```')
    const before = markdown.slice(0, fence)
    return { language, text, reason, line: before.split('\n').length, isOutput: BEFORE_OUTPUT.test(before) }
  })
}

async function report(document, { language, line, reason, text, isOutput }, check) {
  const place = `${document}:${line} ${language || 'text'}`
  const isElsewhere =
    (document === 'docs/python.md' && language === 'python') ||
    (document === 'docs/test-runners.md' && NAMES_FILE.test(text))
  if (reason !== undefined || isElsewhere || (['', 'text'].includes(language) && !isOutput)) {
    counts.skipped++
    if (reason !== undefined) process.stdout.write(`skipped  ${place}: ${reason}\n`)
    return
  }
  try {
    await check()
    counts.held++
    process.stdout.write(`held     ${place}\n`)
  } catch (error) {
    counts.failed++
    process.stdout.write(`FAILED   ${place}: ${error.stderr || error.message}\n`)
  }
}

function hold({ language, text }, url, folder) {
  switch (language) {
    case 'sh':
      return runShell(text.replaceAll(ADDRESS, url), url, folder)
    case 'yaml':
      return holdYaml(text, folder)
    case 'json':
      return JSON.parse(text)
    case 'text':
      if (`\n${printed}`.endsWith(`\n${text}`)) return
      throw new Error(`the snippet before it printed ${JSON.stringify(printed.slice(-1000))}`)
    default:
      if (!sources.some((source) => source.includes(normalized(text)))) {
        throw new Error('is not part of a file below examples/, test/ or python/')
      }
  }
}

async function runShell(text, url, folder) {
  const env = {
    ...process.env,
    PATH: `${commands()}${delimiter}${process.env.PATH}`,
    DATAEXCHANGE_LOCAL_URL: url,
    AWS_ENDPOINT_URL_DATAEXCHANGE: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1'
  }
  const { stdout } = await run('bash', ['-eo', 'pipefail', '-c', text], { cwd: folder, env, timeout: 300_000 })
  printed = stdout
}

/** Leaves out indentation, and the comment in the first line that names the file. */
function normalized(text) {
  return text.replace(NAMES_FILE, '').replaceAll(/^ +/gm, '')
}

function holdYaml(text, folder) {
  const { name, services, on } = parse(text) ?? {}
  if (name === undefined || services !== undefined || on !== undefined) return
  const file = join(folder, `${name}.yaml`)
  writeFileSync(file, text)
  execFileSync(process.execPath, [CLI, 'validate', file], { stdio: 'pipe', encoding: 'utf8' })
}

/** A folder with the commands of the documents: ours, and a curl that fails if the response is an error. */
function commands() {
  const folder = join(tmpdir(), `snippet-commands-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const write = (name, line) => {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec ${line} "$@"\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const curl = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim()
  write('curl', `${curl} --fail-with-body`)
  write('dataexchange-local', `${process.execPath} ${CLI}`)
  return folder
}

/** Starts a server on a free port. */
async function startServer() {
  const child = spawn(process.execPath, [CLI, '--port', '0', '--log-level', 'silent'], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  for await (const chunk of child.stdout) {
    output += chunk
    const [url] = /http:\/\/\S+/.exec(output) ?? []
    if (url !== undefined) return { child, url }
  }
  await once(child, 'exit')
  throw new Error(`The server did not start: ${output}`)
}
