import { createSecretKey } from 'node:crypto'
import t from 'tap'
import { type SignedParts, UrlSigner } from '../../../src/core/jobs/url-signer.js'

const keyOf = (byte: number) => createSecretKey(Buffer.alloc(32, byte))
const signer = new UrlSigner(keyOf(1), 'default')
const parts: SignedParts = {
  method: 'PUT',
  path: ['signed-urls', 'upload', 'j'],
  parameters: [
    ['a', '1'],
    ['b', '2']
  ]
}

t.test('a signature is valid for what it was made for, in whatever order the parameters come', async (t) => {
  const signature = signer.sign(parts)
  t.match(signature, /^[0-9a-f]{64}$/)
  t.ok(signer.verify(parts, signature))
  t.ok(signer.verify({ ...parts, parameters: parts.parameters.toReversed() }, signature))
  t.ok(new UrlSigner(keyOf(1), 'default').verify(parts, signature), 'by another signer with the same key')
})

t.test('a signature is not valid for anything else, nor is any other signature valid', async (t) => {
  const signature = signer.sign(parts)
  const others: Partial<SignedParts>[] = [
    { method: 'GET' },
    { path: ['signed-urls', 'upload', 'k'] },
    { path: ['signed-urls', 'upload/j'] },
    { parameters: [['a', '1']] },
    { parameters: [...parts.parameters, ['c', '3']] },
    {
      parameters: [
        ['a', '2'],
        ['b', '1']
      ]
    }
  ]
  for (const other of others) t.notOk(signer.verify({ ...parts, ...other }, signature), JSON.stringify(other))
  t.notOk(new UrlSigner(keyOf(2), 'default').verify(parts, signature), 'with another key')
  t.notOk(new UrlSigner(keyOf(1), 'other').verify(parts, signature), 'in another sandbox')
  for (const wrong of [
    '',
    signature.slice(1),
    `${signature}0`,
    signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  ]) {
    t.notOk(signer.verify(parts, wrong), wrong)
  }
})
