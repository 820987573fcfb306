import { createHash, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import { servePage, WITHOUT_BROWSER } from '../support/browser.js'
import { makeCertificate } from '../support/certificate.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'
import type { PageInput, PageResult } from './page-program.js'

const COMPLETED = '/v1/jobs/completedExportAssetToSignedUrl01'
const CONTENT = 'id,price\n1,2\n'
const THROTTLED = 'throttled'

t.test('a page of a listed origin runs a job with the SDK in a browser', { skip: WITHOUT_BROWSER }, async (t) => {
  const page = await servePage<PageInput, PageResult>(t, join(import.meta.dirname, 'page-program.ts'))
  const open = await startServer(t, { corsOrigin: page.origin })
  const closed = await startServer(t)
  const trusted = await makeCertificate(t)
  const tls = { tlsCert: trusted.certFile, tlsKey: trusted.keyFile }
  const secure = await startServer(t, { corsOrigin: page.origin, ...tls })
  const other = await makeCertificate(t)
  const untrusted = await startServer(t, { corsOrigin: page.origin, tlsCert: other.certFile, tlsKey: other.keyFile })
  await open.admin('POST', '/outcomes', { plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] })
  await open.admin('POST', '/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Id: THROTTLED })
  const effect = { exception: 'ThrottlingException', retryAfterSeconds: 7 }
  await open.admin('POST', '/faults', { match: { jobId: THROTTLED }, effect })

  const { states, etag, throttled, notEmulated, statuses } = await page.run(
    {
      url: open.url,
      id: ID,
      md5: md5(CONTENT, 'base64'),
      content: CONTENT,
      throttledJobId: THROTTLED,
      urls: {
        'a sandbox': `${open.url}/sandbox/a${COMPLETED}`,
        HTTPS: secure.url + COMPLETED,
        'HTTPS that is not trusted': untrusted.url + COMPLETED,
        'a server without the option': closed.url + COMPLETED,
        'the control plane': `${open.url}/__admin/jobs`,
        'the control plane over HTTPS': `${secure.url}/__admin/jobs`,
        "the control plane's health": `${open.url}/__admin/health`
      }
    },
    [`--ignore-certificate-errors-spki-list=${pinOf(trusted.cert)}`]
  )

  t.strictSame(states, ['WAITING', 'IN_PROGRESS', 'COMPLETED'])
  t.equal(etag, `"${md5(CONTENT, 'hex')}"`)
  t.match(throttled, {
    name: 'ThrottlingException',
    status: 429,
    headers: {
      'x-amzn-errortype': 'ThrottlingException',
      'x-amzn-requestid': /-/,
      'x-dataexchange-local': /fault=/,
      'retry-after': '7',
      'x-amz-retry-after': '7000',
      date: / GMT$/
    }
  })
  t.match(notEmulated, { name: 'NotEmulatedException', status: 501 })
  t.strictSame(statuses, {
    'reset without CORS': 'opaque',
    'a sandbox': 200,
    HTTPS: 200,
    'HTTPS that is not trusted': 'TypeError',
    'a server without the option': 'TypeError',
    'the control plane': 'TypeError',
    'the control plane over HTTPS': 'TypeError',
    "the control plane's health": 'TypeError'
  })
  const { requests } = await open.admin('GET', '/requests')
  const asked = new Set(requests.map(({ method }: { method: string }) => method))
  t.strictSame([...asked], ['POST', 'PATCH', 'GET'], 'the reset was refused, and preflight requests are in no journal')
  t.equal((await closed.admin('GET', '/requests')).meta.total, 0)
})

function md5(text: string, encoding: 'base64' | 'hex'): string {
  return createHash('md5').update(text).digest(encoding)
}

/** The digest of a certificate's key by which Chromium is told to trust it. */
function pinOf(cert: string): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}
