import t from 'tap'
import { parseConfig } from '../../src/config/config.js'
import type { ConfigError } from '../../src/config/config-error.js'
import { parseStartOptions } from '../../src/config/parse-start-options.js'

const WANTS =
  'must be an http or https URL, such as http://localhost:9000/2015-03-31/functions/function/invocations, not'

function problems(parse: () => unknown): readonly string[] {
  try {
    parse()
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

t.test('targets come from the flag, from the variable and from start', async (t) => {
  const urls = ['http://localhost:9000/2015-03-31/functions/function/invocations', 'https://[::1]:8443/a?b=%2C']
  const flags = urls.flatMap((url) => ['--event-target', url])
  t.strictSame(parseConfig(flags, {}).config.eventTargets, urls)
  const env = { DATAEXCHANGE_LOCAL_EVENT_TARGET: urls.join(',') }
  t.strictSame(parseConfig([], env).config.eventTargets, urls)
  t.strictSame(
    parseConfig(['--event-target=http://A'], env).config.eventTargets,
    ['http://a/'],
    'flags take precedence'
  )
  t.strictSame(parseStartOptions({ eventTarget: urls }).eventTargets, urls)
  t.strictSame(parseStartOptions({ eventTarget: 'http://a' }).eventTargets, ['http://a/'])
})

t.test('what is no target is refused, all problems at once, with what would be right', async (t) => {
  const wrong = {
    'localhost:9000/x': '; did you mean http://localhost:9000/x?',
    'ftp://a/': '',
    'http://': '',
    'http://a b': '',
    '': '',
    'http://me:secret@a/': '; leave out the user name and the password: the URL is shown in the log',
    'http://me@a/': '; leave out the user name and the password: the URL is shown in the log',
    'http://a/#b': '; leave out the fragment, which is never sent',
    'http://a,http://b': '; give each URL by itself, and write a comma in one as %2C'
  }
  const expected = (name: string) => Object.entries(wrong).map(([url, hint]) => `${name} ${WANTS} "${url}"${hint}`)
  const flags = Object.keys(wrong).map((url) => `--event-target=${url}`)
  t.strictSame(
    problems(() => parseConfig(flags, {})),
    expected('--event-target')
  )
  t.strictSame(
    problems(() => parseStartOptions({ eventTarget: Object.keys(wrong) })),
    expected('eventTarget')
  )
})
