import t from 'tap'
import { credentialScope } from '../../../src/aws/wire/credential-scope.js'

t.test('the scope is read from the header', async (t) => {
  const header =
    'AWS4-HMAC-SHA256 Credential=111111111111/20260302/eu-west-1/dataexchange/aws4_request, SignedHeaders=host, Signature=ab'
  t.strictSame(credentialScope(header, '/'), { accessKeyId: '111111111111', region: 'eu-west-1' })
})

t.test('or from the query of a presigned URL', async (t) => {
  const url =
    '/v1/jobs/a?X-Amz-Algorithm=x&X-Amz-Credential=AKIA%2F20260302%2Fus-east-1%2Fdataexchange%2Faws4_request&b'
  t.strictSame(credentialScope(undefined, url), { accessKeyId: 'AKIA', region: 'us-east-1' })
})

t.test('a signature for several regions names none', async (t) => {
  const header = 'AWS4-ECDSA-P256-SHA256 Credential=AKIA/20260302/dataexchange/aws4_request, SignedHeaders=host'
  t.strictSame(credentialScope(header, '/'), { accessKeyId: 'AKIA' })
})

t.test('what is not signed has no scope', async (t) => {
  const unsigned = [
    '',
    'Bearer x',
    'AWS4-HMAC-SHA256 Credential=AKIA',
    'AWS4-HMAC-SHA256 Credential=/20260302/eu-west-1/dataexchange/aws4_request',
    'AWS4-HMAC-SHA256 Credential=AKIA/2026/eu-west-1/dataexchange/aws4_request',
    'AWS4-HMAC-SHA256 Credential=AKIA/20260302//dataexchange/aws4_request',
    'AWS4-HMAC-SHA256 Credential=AKIA/20260302/eu-west-1/dataexchange/aws4_request/more',
    'AWS4-HMAC-SHA256 Credential=AKIA/20260302/aws4_request'
  ]
  for (const header of [undefined, ...unsigned]) {
    t.equal(credentialScope(header, '/v1/jobs/a?b=c'), undefined)
  }
})

t.test('no more than 256 characters after the first Credential= are looked at', async (t) => {
  const scope = '/20260302/eu-west-1/dataexchange/aws4_request'
  const signed = (accessKeyId: string) => credentialScope(`AWS4-HMAC-SHA256 Credential=${accessKeyId}${scope}`, '/')
  const longest = 'A'.repeat(256 - scope.length)
  t.match(signed(longest), { accessKeyId: longest })
  t.equal(signed(`${longest}A`), undefined)
  t.equal(credentialScope(undefined, `/?X-Amz-Credential=${longest}A${scope}`), undefined)
  t.equal(signed(`${'Credential='.repeat(1000)}AKIA`), undefined)
  t.equal(credentialScope(`AWS4-HMAC-SHA256 Credential=x, Credential=AKIA${scope}`, '/'), undefined)
})
