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
  for (const header of [undefined, '', 'Bearer x', 'AWS4-HMAC-SHA256 Credential=AKIA']) {
    t.equal(credentialScope(header, '/v1/jobs/a?b=c'), undefined)
  }
})
