import t from 'tap'
import { parseAttempt, parseSdk, Sdk } from '../../../src/core/journal/sdk-headers.js'
import { validate } from '../../../src/core/validation/validate.js'

t.test('the attempt and how many there may be', async (t) => {
  t.strictSame(parseAttempt('attempt=2; max=3'), { attempt: 2, max: 3 })
  t.strictSame(parseAttempt('ttl=20260302T091500Z; attempt=2; max=5'), { attempt: 2, max: 5 })
  t.strictSame(parseAttempt('attempt=12;max=345'), { attempt: 12, max: 345 })
  t.strictSame(parseAttempt('max=3;  attempt=1'), { attempt: 1, max: 3 })
  t.strictSame(parseAttempt('reattempt=4; climax=5'), { attempt: undefined, max: undefined })
  t.strictSame(parseAttempt('attempt=1'), { attempt: 1, max: undefined })
  t.strictSame(parseAttempt(undefined), { attempt: undefined, max: undefined })
})

t.test('what SDKs call themselves', async (t) => {
  const agents: Record<string, [string, string] | undefined> = {
    'aws-sdk-js/3.873.0 ua/2.1 os/linux lang/js md/nodejs#20.20.2 api/dataexchange#3.873.0': ['aws-sdk-js', '3.873.0'],
    'Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux': ['Boto3', '1.43.11'],
    'aws-cli/1.45.11 md/Botocore#1.43.11': ['aws-cli', '1.45.11'],
    'aws-sdk-nodejs/2.1693.0 linux/v20 callback': ['aws-sdk-nodejs', '2.1693.0'],
    'aws-sdk-go-v2/1.30.3 os/linux': ['aws-sdk-go-v2', '1.30.3'],
    'aws-sdk-java/2.26.7 Linux/5.10': ['aws-sdk-java', '2.26.7'],
    'aws-sdk-rust/1.3.3 os/linux': ['aws-sdk-rust', '1.3.3'],
    'Terraform/1.9.5 aws-sdk-go-v2/1.30.3 os/linux': ['aws-sdk-go-v2', '1.30.3'],
    // A name of two parts.
    'aws-sdk-java/v2-async/2.26.7 Linux/5.10': ['aws-sdk-java/v2-async', '2.26.7'],
    'my-aws-cli/1.0': undefined,
    'aws-sdk-js/latest': undefined,
    'curl/8.5.0': undefined
  }
  for (const [agent, sdk] of Object.entries(agents)) {
    t.strictSame(parseSdk(agent), sdk && { name: sdk[0], version: sdk[1] }, agent)
  }
  t.equal(parseSdk(undefined), undefined)
})

t.test('an SDK has a name and a version, and nothing else', async (t) => {
  t.strictSame(validate(Sdk, { name: 'Boto3', version: '1.43.11' }), [])
  for (const sdk of [{ name: 'Boto3' }, { version: '1' }, { name: 'Boto3', version: '1', os: 'linux' }]) {
    t.equal(validate(Sdk, sdk).length, 1, JSON.stringify(sdk))
  }
})
