import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { Test } from 'tap'

/** A certificate for this machine that nobody has signed, and the files of the certificate and its key. */
export interface TestCertificate {
  readonly cert: string
  readonly certFile: string
  readonly keyFile: string
}

/** Makes a certificate for `localhost` and 127.0.0.1 in a folder of the test. */
export async function makeCertificate(t: Test): Promise<TestCertificate> {
  const altNames = [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' }
  ] as const
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [...altNames] }
    ]
  })
  const folder = t.testdir({ 'cert.pem': cert, 'key.pem': key })
  return { cert, certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
}
