import t from 'tap'
import { BUILT_IN_FIXTURES } from '../../src/built-in-fixtures.js'
import { defaultConfig } from '../../src/config/config.js'
import { ConfigError } from '../../src/config/config-error.js'
import { OPTIONS } from '../../src/config/options.js'
import { parseStartOptions } from '../../src/config/parse-start-options.js'
import type { StartOptions } from '../../src/config/start-options.js'

function problems(options: object): readonly string[] {
  try {
    parseStartOptions(options as StartOptions)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

t.test('without options, those of the command apply, except for a free port and no log', (t) => {
  const { seed: _, ...expected } = { ...defaultConfig(), port: 0, logLevel: 'silent' }
  const { seed, ...config } = parseStartOptions({})
  t.type(seed, 'number')
  t.strictSame(config, expected)
  t.strictSame({ ...parseStartOptions({ port: undefined, clock: undefined } as object), seed }, { ...config, seed })
  t.end()
})

t.test('each option of the command is one of start, in camelCase', (t) => {
  const value = (name: string) =>
    ({
      clock: 'frozen',
      now: '2026-03-02T09:15:00.000Z',
      accountId: '1'.repeat(12),
      publicUrl: 'http://a',
      corsOrigin: 'http://a',
      s3Endpoint: 'http://a',
      eventTarget: 'http://a',
      references: 'checked'
    })[name] ?? 'a'
  for (const { name, placeholder, isNumber, separator } of OPTIONS) {
    const camelCase = name.replaceAll(/-./g, (part) => part.slice(1).toUpperCase())
    const given = placeholder === undefined ? true : isNumber ? 7 : name === 'log-level' ? 'warn' : value(camelCase)
    t.strictSame(problems({ [camelCase]: given }), [], camelCase)
    if (separator !== undefined) t.strictSame(problems({ [camelCase]: [given, given] }), [], `${camelCase}, a list`)
  }
  t.end()
})

t.test('the options are checked as flags are, all at once', (t) => {
  t.strictSame(
    problems({
      waitingMS: 5,
      waitingMs: -5,
      accountId: 12,
      seed: '1',
      port: 1.5,
      clock: 'stopped',
      noFixtures: 1,
      region: null
    }),
    [
      'waitingMS is not a known option; did you mean waitingMs?',
      'waitingMs must be a whole number from 0 to 9007199254740991, not -5',
      'accountId must be 12 digits, not 12',
      'seed must be a whole number from 0 to 9007199254740991, not "1"',
      'port must be a whole number from 0 to 65535, not 1.5',
      'noFixtures must be true or false, not 1',
      'region must be a region such as us-east-1, not null',
      'clock must be one of running, frozen, not "stopped"'
    ]
  )
  t.match(problems({ somethingElse: 1 }), [/^somethingElse is not a known option; the known options are host, port, /])
  t.strictSame(problems({ fixtures: './x', noFixtures: true }), ['fixtures and noFixtures cannot be used together'])
  t.match(problems({ clock: { mode: 'frozen', speed: 2 } }), [/^clock\.speed is unknown here/])
  t.match(problems({ fixtures: ['a', 5] }), [/^fixtures must be a path, not 5$/])
  t.end()
})

t.test('fixtures are a path, a list of paths, or none', (t) => {
  const fixturesOf = (options: StartOptions) => parseStartOptions(options).fixtures
  t.strictSame(fixturesOf({}), [BUILT_IN_FIXTURES])
  t.strictSame(fixturesOf({ noFixtures: false }), [BUILT_IN_FIXTURES])
  t.strictSame(fixturesOf({ fixtures: './x' }), ['./x'])
  t.strictSame(fixturesOf({ fixtures: ['./x', './y'] }), ['./x', './y'])
  t.strictSame(fixturesOf({ fixtures: [] }), [])
  t.strictSame(fixturesOf({ noFixtures: true }), [])
  t.end()
})

t.test('the clock is a mode and a time, or all settings together', (t) => {
  const now = '2026-03-02T09:15:00.000Z'
  const clockOf = (options: StartOptions) => parseStartOptions(options).clock
  t.strictSame(clockOf({}), { mode: 'running' })
  t.strictSame(clockOf({ clock: 'frozen' }), { mode: 'frozen' })
  t.strictSame(clockOf({ clock: 'frozen', now }), { mode: 'frozen', now })
  t.strictSame(clockOf({ clock: { mode: 'frozen', now } }), { mode: 'frozen', now })
  t.strictSame(clockOf({ clock: { rate: 60 }, now }), { mode: 'running', rate: 60, now })
  t.end()
})

t.test('an invalid origin of web pages is refused with what may be meant, and with why if it is none', (t) => {
  t.strictSame(parseStartOptions({ corsOrigin: ['http://a', 'https://b'] }).corsOrigins, ['http://a', 'https://b'])
  t.strictSame(parseStartOptions({ corsOrigin: 'http://a' }).corsOrigins, ['http://a'])
  const wants = 'corsOrigin must be the origin of a web page, such as http://localhost:5173, not'
  t.match(problems({ corsOrigin: ['localhost:5173', '*', 7] }), [
    `${wants} "localhost:5173"; did you mean http://localhost:5173?`,
    `${wants} "*"; with a wildcard, any page`,
    `${wants} 7`
  ])
  t.end()
})

t.test('options take precedence over the variables of the command, fixtures whichever way either gives them', (t) => {
  const variables = { DATAEXCHANGE_LOCAL_WAITING_MS: '5', DATAEXCHANGE_LOCAL_REGION: 'eu-west-1' }
  const config = parseStartOptions({ waitingMs: 7 }, variables)
  t.match(config, { waitingMs: 7, region: 'eu-west-1', port: 0, logLevel: 'silent' })
  const named = { DATAEXCHANGE_LOCAL_FIXTURES: 'theirs' }
  t.strictSame(parseStartOptions({}, named).fixtures, ['theirs'])
  t.strictSame(parseStartOptions({ fixtures: ['mine'] }, named).fixtures, ['mine'])
  t.strictSame(parseStartOptions({ fixtures: [] }, named).fixtures, [])
  t.strictSame(parseStartOptions({ noFixtures: true }, named).fixtures, [])
  t.strictSame(parseStartOptions({ fixtures: 'mine' }, { DATAEXCHANGE_LOCAL_NO_FIXTURES: '1' }).fixtures, ['mine'])
  const refused = () => parseStartOptions({ seed: -1 }, { DATAEXCHANGE_LOCAL_CLOCK: 'stopped' })
  t.throws(refused, /DATAEXCHANGE_LOCAL_CLOCK must be.*seed must be/s)
  t.end()
})
