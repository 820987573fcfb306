import { getHeapStatistics } from 'node:v8'
import t from 'tap'
import { BUILT_IN_FIXTURES } from '../../src/built-in-fixtures.js'
import { defaultConfig, parseConfig } from '../../src/config/config.js'
import type { ConfigError } from '../../src/config/config-error.js'
import { OPTIONS } from '../../src/config/options.js'
import { pathSeparator } from '../../src/config/path-separator.js'
import { only } from '../support/only.js'

const problems = (argv: string[], env: Record<string, string> = {}): readonly string[] => {
  try {
    parseConfig(argv, env)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

t.test('without flags and variables, every setting has its default', async (t) => {
  t.match(defaultConfig(), {
    host: '127.0.0.1',
    port: 2017,
    fixtures: only(BUILT_IN_FIXTURES),
    watch: false,
    waitingMs: 1000,
    inProgressMs: 3000,
    accountId: '000000000000',
    region: 'us-east-1',
    clock: { mode: 'running' },
    maxJobs: 1_000_000,
    journalLimit: 10_000,
    maxSandboxes: 1000,
    maxUploadBytes: 67_108_864,
    maxContentBytes: 268_435_456,
    maxMemoryBytes: Math.floor(getHeapStatistics().heap_size_limit / 2),
    publicUrl: undefined,
    allowedHosts: [],
    corsOrigins: [],
    eventTargets: [],
    unstartedMs: 86_400_000,
    bodyLimitBytes: 1_048_576,
    adminToken: undefined,
    s3Endpoint: undefined,
    snapshot: undefined,
    tlsCert: undefined,
    tlsKey: undefined,
    logLevel: 'info'
  })
  t.type(defaultConfig().seed, 'number')
  t.equal(defaultConfig().isSeedGiven, false)
  t.not(defaultConfig().seed, defaultConfig().seed, 'the seed is random')
})

t.test('every option is a flag and a variable, and flags take precedence', async (t) => {
  const values: Record<string, string> = {
    host: '0.0.0.0',
    port: '0',
    fixtures: 'a.json',
    'waiting-ms': '1',
    'in-progress-ms': '2',
    seed: '3',
    'account-id': '123456789012',
    region: 'eu-west-1',
    clock: 'frozen',
    now: '2026-03-02T09:15:00.000Z',
    references: 'checked',
    'max-jobs': '4',
    'journal-limit': '11',
    'max-sandboxes': '7',
    'max-upload-bytes': '8',
    'max-content-bytes': '9',
    'max-memory-bytes': '10000000',
    'public-url': 'https://mock.example/base/',
    'unstarted-ms': '10',
    'body-limit': '5',
    'admin-token': 't',
    'allowed-hosts': 'mock.example',
    'cors-origin': 'http://localhost:5173',
    's3-endpoint': 'http://localhost:4566/',
    'event-target': 'http://localhost:9000',
    snapshot: 'state.json',
    'tls-cert': 'cert.pem',
    'tls-key': 'key.pem',
    'log-level': 'warn'
  }
  t.strictSame([...Object.keys(values), 'no-fixtures', 'watch'].sort(), OPTIONS.map(({ name }) => name).sort())
  const expected = {
    host: '0.0.0.0',
    port: 0,
    fixtures: ['a.json'],
    watch: false,
    waitingMs: 1,
    inProgressMs: 2,
    seed: 3,
    isSeedGiven: true,
    accountId: '123456789012',
    region: 'eu-west-1',
    clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' },
    references: 'checked',
    maxJobs: 4,
    journalLimit: 11,
    maxSandboxes: 7,
    maxUploadBytes: 8,
    maxContentBytes: 9,
    maxMemoryBytes: 10_000_000,
    publicUrl: 'https://mock.example/base',
    unstartedMs: 10,
    bodyLimitBytes: 5,
    adminToken: 't',
    allowedHosts: ['mock.example'],
    corsOrigins: ['http://localhost:5173'],
    s3Endpoint: 'http://localhost:4566',
    eventTargets: ['http://localhost:9000/'],
    snapshot: 'state.json',
    tlsCert: 'cert.pem',
    tlsKey: 'key.pem',
    logLevel: 'warn'
  }
  const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])
  const env = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `DATAEXCHANGE_LOCAL_${name.toUpperCase().replaceAll('-', '_')}`,
      value
    ])
  )
  t.strictSame(parseConfig(flags, {}).config, expected)
  t.strictSame(parseConfig([], env).config, expected)
  t.equal(parseConfig(['--port', '9'], env).config.port, 9)
  t.equal(parseConfig(['--port=9'], env).config.port, 9)
})

t.test('fixtures: several, in the given order, or none', async (t) => {
  const fixtures = (argv: string[], env = {}) => parseConfig(argv, env).config.fixtures
  t.strictSame(fixtures(['--fixtures', 'a', '--fixtures', 'b']), ['a', 'b'])
  t.strictSame(fixtures([], { DATAEXCHANGE_LOCAL_FIXTURES: 'a:b' }), ['a', 'b'])
  t.strictSame(fixtures([], { DATAEXCHANGE_LOCAL_FIXTURES: 'C:\\a b:d:C:\\:xc:\\y' }), [
    'C:\\a b',
    'd',
    'C:\\',
    'xc',
    '\\y'
  ])
  t.strictSame('C:\\fx;D:\\fy'.split(pathSeparator(';')), ['C:\\fx', 'D:\\fy'], 'on Windows')
  t.strictSame(fixtures(['--no-fixtures']), [])
  t.strictSame(fixtures([], { DATAEXCHANGE_LOCAL_NO_FIXTURES: 'true' }), [])
  t.strictSame(fixtures([], { DATAEXCHANGE_LOCAL_NO_FIXTURES: 'false' }), [BUILT_IN_FIXTURES])
  t.strictSame(fixtures(['--fixtures', 'a'], { DATAEXCHANGE_LOCAL_NO_FIXTURES: '1' }), ['a'])
  t.strictSame(fixtures(['--no-fixtures'], { DATAEXCHANGE_LOCAL_FIXTURES: 'a' }), [])
  t.strictSame(problems(['--no-fixtures', '--fixtures', 'a']), ['--fixtures and --no-fixtures cannot be used together'])
  t.match(
    problems([], { DATAEXCHANGE_LOCAL_NO_FIXTURES: '1', DATAEXCHANGE_LOCAL_FIXTURES: 'a' }),
    only(/DATAEXCHANGE_LOCAL_FIXTURES and DATAEXCHANGE_LOCAL_NO_FIXTURES cannot be used together/)
  )
})

t.test('allowed hosts: several, as flags or separated by commas', async (t) => {
  const hosts = (argv: string[], env = {}) => parseConfig(argv, env).config.allowedHosts
  t.strictSame(hosts(['--allowed-hosts', 'a.example', '--allowed-hosts=.b.example']), ['a.example', '.b.example'])
  t.strictSame(hosts([], { DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: 'A.example:2017,*' }), ['a.example', '*'])
  t.strictSame(hosts(['--allowed-hosts', 'a'], { DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: 'b,c' }), ['a'])
  t.match(problems(['--allowed-hosts', 'http://mock.example', '--allowed-hosts', '*.mock.example']), {
    0: '--allowed-hosts must be a host name such as mock.example, .mock.example for all names below it, or *, not "http://mock.example"',
    length: 2
  })
  t.equal(problems([], { DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: 'a,,b' }).length, 1)
})

t.test('origins of web pages: several, as flags or separated by commas, and never all', async (t) => {
  const origins = (argv: string[], env = {}) => parseConfig(argv, env).config.corsOrigins
  const both = ['http://a.example', 'https://b.example:8443']
  t.strictSame(origins(['--cors-origin', 'http://a.example', '--cors-origin=https://b.example:8443']), both)
  t.strictSame(origins([], { DATAEXCHANGE_LOCAL_CORS_ORIGIN: both.join(',') }), both)
  const wants = 'must be the origin of a web page, such as http://localhost:5173, not'
  t.strictSame(problems(['--cors-origin', '*', '--cors-origin', 'http://a.example/'], {}), [
    `--cors-origin ${wants} "*"; with a wildcard, any page that is open in a browser on this machine could use the server: name each origin`,
    `--cors-origin ${wants} "http://a.example/"; did you mean http://a.example?`
  ])
  t.match(problems([], { DATAEXCHANGE_LOCAL_CORS_ORIGIN: 'http://a.example,null' }), {
    0: `DATAEXCHANGE_LOCAL_CORS_ORIGIN ${wants} "null"; the pages of all files and sandboxed frames have the origin null`,
    length: 1
  })
})

t.test('an unknown flag or variable gets the nearest known one, or else the help', async (t) => {
  t.strictSame(problems(['--allowed-host', '--frobnicate', '-p'], { DATAEXCHANGE_LOCAL_ALOWED_HOSTS: 'a' }), [
    '--allowed-host is not a known flag; did you mean --allowed-hosts?',
    '--frobnicate is not a known flag; see --help',
    '-p is not a known flag; see --help',
    'DATAEXCHANGE_LOCAL_ALOWED_HOSTS is not a known variable; its name must be DATAEXCHANGE_LOCAL_ followed by a flag in capitals; did you mean DATAEXCHANGE_LOCAL_ALLOWED_HOSTS?'
  ])
})

t.test('all problems are reported at once', async (t) => {
  const env = {
    DATAEXCHANGE_LOCAL_PROT: '1',
    DATAEXCHANGE_LOCAL_SEED: 'x',
    DATAEXCHANGE_LOCAL_NO_FIXTURES: 'no',
    PATH: '/'
  }
  t.strictSame(problems(['--port', '70000', '--clok', '--no-fixtures=1', '--now', 'today', '--region'], env), [
    '--port must be a whole number from 0 to 65535, not "70000"',
    '--clok is not a known flag; did you mean --clock?',
    '--no-fixtures takes no value',
    '--now must be an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z, not "today"',
    '--region needs a value: --region NAME',
    'DATAEXCHANGE_LOCAL_PROT is not a known variable; its name must be DATAEXCHANGE_LOCAL_ followed by a flag in capitals; did you mean DATAEXCHANGE_LOCAL_PORT?',
    'DATAEXCHANGE_LOCAL_SEED must be a whole number from 0 to 9007199254740991, not "x"',
    'DATAEXCHANGE_LOCAL_NO_FIXTURES must be true or false, not "no"'
  ])
  for (const argv of [
    ['--account-id', '1'],
    ['--clock', 'stopped'],
    ['--log-level', 'loud'],
    ['--host', ''],
    ['--seed', '-1'],
    ['--admin-token', 'a b'],
    ['--port', '1.5'],
    ['-p', '1']
  ]) {
    t.equal(problems(argv).length, 1, argv.join(' '))
  }
})

t.test('the variable that tells clients where the server is, is none of its options', async (t) => {
  t.equal(parseConfig([], { DATAEXCHANGE_LOCAL_URL: 'http://127.0.0.1:3000' }).config.port, 2017)
})

t.test('the S3 endpoint is an HTTP URL without a query and without credentials', async (t) => {
  const endpoint = (url: string) => parseConfig(['--s3-endpoint', url], {}).config.s3Endpoint
  t.equal(endpoint('http://localhost:4566'), 'http://localhost:4566')
  t.equal(endpoint('https://S3.example:9000/base/'), 'https://s3.example:9000/base')
  const wrong = ['localhost:4566', 'ftp://a', 'http://a?b', 'http://a#b', 'http://u:p@a', 'http://u@a', '']
  t.strictSame(
    wrong.flatMap((url) => problems(['--s3-endpoint', url], {})),
    wrong.map(
      (url) =>
        `--s3-endpoint must be an http or https URL without credentials, such as http://localhost:4566, not ${JSON.stringify(url)}`
    )
  )
})
