import { delimiter } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { parseInstant } from '../core/time/instant.js'
import { References } from '../core/world/options.js'
import { eventTarget, whyNoTarget } from './event-target.js'
import { allowedHost } from './host-name.js'
import { file, type OptionSpec, oneOf, text, wholeNumber } from './option-kinds.js'
import { pathSeparator } from './path-separator.js'
import { publicUrl } from './public-url.js'
import { s3Endpoint } from './s3-endpoint.js'
import { webOrigin, whyNoOrigin } from './web-origin.js'

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Every setting of the server, in the order of the help. */
export const OPTIONS: readonly OptionSpec[] = [
  text('host', 'HOST', '127.0.0.1', 'address to listen on', 'a host name or an IP address', /^[A-Za-z0-9.:_%-]+$/),
  wholeNumber('port', 'N', 2017, 'port to listen on; 0 takes a free one', 0, 65_535),
  {
    name: 'fixtures',
    placeholder: 'PATH',
    help: `scenario file or folder; repeatable, separated by ${delimiter} in the variable (default: the built-in set)`,
    wants: 'a path',
    isFile: true,
    parse: (path) => (path === '' ? undefined : path),
    separator: pathSeparator(delimiter)
  },
  { name: 'no-fixtures', help: 'start empty', wants: 'true or false', parse: () => undefined },
  {
    name: 'watch',
    help: 'read the fixture files again when they change',
    wants: 'true or false',
    parse: () => undefined
  },
  wholeNumber(
    'waiting-ms',
    'MS',
    1000,
    'how long seeded jobs with a named plan stay WAITING',
    0,
    Number.MAX_SAFE_INTEGER
  ),
  wholeNumber('in-progress-ms', 'MS', 3000, 'how long the named plans stay IN_PROGRESS', 0, Number.MAX_SAFE_INTEGER),
  wholeNumber(
    'unstarted-ms',
    'MS',
    86_400_000,
    'how long a created job may wait for StartJob before it becomes TIMED_OUT',
    0,
    Number.MAX_SAFE_INTEGER
  ),
  {
    ...wholeNumber('seed', 'N', 0, '', 0, Number.MAX_SAFE_INTEGER),
    help: 'seed of every random draw (default: random, printed at the start)',
    fallback: undefined
  },
  text('account-id', 'ID', '000000000000', 'account in the ARNs of the default sandbox', '12 digits', /^\d{12}$/),
  text('region', 'NAME', 'us-east-1', 'region in ARNs', 'a region such as us-east-1', /^[a-z0-9-]{1,32}$/),
  oneOf(
    'clock',
    ['running', 'frozen'],
    'running',
    'mode of the clock at the start: running with the wall clock, or frozen'
  ),
  {
    name: 'now',
    placeholder: 'ISO',
    help: 'time of the clock at the start (default: the wall clock)',
    wants: 'an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z',
    parse: (iso) => (parseInstant(iso) === undefined ? undefined : iso)
  },
  oneOf(
    'references',
    References.enum,
    'auto',
    'whether the data sets, revisions and assets of jobs are looked up; auto: from the first data set on'
  ),
  wholeNumber('journal-limit', 'N', 10_000, 'maximum number of requests in the journal of a sandbox', 0, 10_000_000),
  wholeNumber('max-jobs', 'N', 1_000_000, 'maximum number of jobs in a sandbox', 0, 2 ** 24),
  wholeNumber(
    'max-sandboxes',
    'N',
    1000,
    'maximum number of sandboxes; beyond it, an unused one is evicted',
    1,
    1_000_000
  ),
  wholeNumber('body-limit', 'BYTES', 1_048_576, 'maximum size of a request body', 1, 2 ** 30),
  wholeNumber('max-upload-bytes', 'BYTES', 67_108_864, 'maximum size of an upload to a signed URL', 0, 2 ** 31),
  wholeNumber(
    'max-content-bytes',
    'BYTES',
    268_435_456,
    'maximum total size of uploads and assets in all sandboxes',
    0,
    2 ** 40
  ),
  {
    ...wholeNumber(
      'max-memory-bytes',
      'BYTES',
      Math.floor(getHeapStatistics().heap_size_limit / 2),
      '',
      1,
      Number.MAX_SAFE_INTEGER
    ),
    help: 'maximum memory that all sandboxes take together (default: half of the heap limit of V8)'
  },
  {
    name: 'public-url',
    placeholder: 'URL',
    help: "base of signed URLs (default: from the request's Host header)",
    wants: 'an http or https URL, such as https://mock.example:8443',
    parse: publicUrl
  },
  text(
    'admin-token',
    'TOKEN',
    undefined,
    'token that /__admin requires as Authorization: Bearer TOKEN',
    'printable, without spaces',
    /^[!-~]+$/
  ),
  {
    name: 'allowed-hosts',
    placeholder: 'HOST',
    help: 'public host name to serve, .DOMAIN for all below it, or *; repeatable, separated by commas in the variable',
    wants: 'a host name such as mock.example, .mock.example for all names below it, or *',
    parse: allowedHost,
    separator: ','
  },
  {
    name: 'cors-origin',
    placeholder: 'ORIGIN',
    help: 'origin whose web pages may call the data plane and signed URLs; repeatable, separated by commas in the variable',
    wants: 'the origin of a web page, such as http://localhost:5173',
    parse: webOrigin,
    hint: whyNoOrigin,
    separator: ','
  },
  {
    name: 's3-endpoint',
    placeholder: 'URL',
    help: 'S3-compatible server that exports write to and imports read from (default: no objects are moved)',
    wants: 'an http or https URL without credentials, such as http://localhost:4566',
    parse: s3Endpoint
  },
  {
    name: 'event-target',
    placeholder: 'URL',
    help: 'URL to which the events of EventBridge are POSTed; repeatable, separated by commas in the variable',
    wants: 'an http or https URL, such as http://localhost:9000/2015-03-31/functions/function/invocations',
    parse: eventTarget,
    hint: whyNoTarget,
    separator: ','
  },
  file('snapshot', 'file that sandboxes are loaded from at the start, and saved to at the end'),
  file('tls-cert', 'certificate in PEM, to serve HTTPS'),
  file('tls-key', 'private key of the certificate, in PEM'),
  oneOf('log-level', LOG_LEVELS, 'info', 'lowest level to log')
]
