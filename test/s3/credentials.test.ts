import t from 'tap'
import { credentialsFrom } from '../../src/s3/credentials.js'

t.test('the credentials are those of the environment, or dummy ones if there are none', async (t) => {
  const dummy = { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: undefined }
  t.strictSame(credentialsFrom({}), dummy)
  t.strictSame(credentialsFrom({ AWS_ACCESS_KEY_ID: 'a', AWS_SESSION_TOKEN: 'c' }), dummy, 'half of them are none')
  const pair = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }
  t.strictSame(credentialsFrom(pair), { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: undefined })
  t.strictSame(credentialsFrom({ ...pair, AWS_SESSION_TOKEN: '' }).sessionToken, undefined)
  t.strictSame(credentialsFrom({ ...pair, AWS_SESSION_TOKEN: 'c' }).sessionToken, 'c')
})
