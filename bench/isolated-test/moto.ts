import { existsSync } from 'node:fs'
import { MOTO_SERVER, motoVersion, notInstalled } from './installed-peers.js'
import { jobIdOf, json, poll, sendExpecting, type TestRun, type Tool } from './tool.js'

/** The states of five polls of a job that moves with every one. moto has no faults. */
const STATES = ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED', 'COMPLETED']

/** moto, which does not know Data Exchange: a transcription job, whose states follow its polls. */
export const moto: Tool = {
  name: 'moto server',
  setup:
    'no Data Exchange, so a job of Transcribe, which moves with every poll; that is set once with `state-manager/set-transition`, for all jobs. `StartTranscriptionJob`, five times `GetTranscriptionJob`. It can neither inject a fault nor check requests, and so does less. Teardown: `POST reset`; if tests run at the same time, each has an account of its own (`x-moto-account-id`) and deletes its job',
  isWhole: false,
  whyUnavailable: () => (existsSync(MOTO_SERVER) ? undefined : notInstalled('moto')),
  version: motoVersion,
  warmUpSeconds: 3,
  async command({ port }) {
    return [MOTO_SERVER, '-H', '127.0.0.1', '-p', String(port)]
  },
  ready: { method: 'GET', path: '/moto-api/data.json' },
  async afterStart(sender) {
    const transition = { progression: 'manual', times: 1 }
    const set = { model_name: 'transcribe::transcriptionjob', transition }
    await sendExpecting(sender, 201, json('POST', '/moto-api/state-manager/set-transition', set))
  },
  async run(test) {
    const { sender, isAlone } = test
    const TranscriptionJobName = jobIdOf(test)
    const job = { LanguageCode: 'en-US', Media: { MediaFileUri: 's3://media/speech.mp3' } }
    await sendExpecting(sender, 200, call(test, 'StartTranscriptionJob', { TranscriptionJobName, ...job }))
    const stateOf = (body: string) => JSON.parse(body).TranscriptionJob.TranscriptionJobStatus
    await poll(sender, call(test, 'GetTranscriptionJob', { TranscriptionJobName }), STATES, stateOf)
    const teardown = isAlone
      ? { method: 'POST', path: '/moto-api/reset' }
      : call(test, 'DeleteTranscriptionJob', { TranscriptionJobName })
    await sendExpecting(sender, 200, teardown)
  }
}

function call({ number }: TestRun, operation: string, input: object) {
  return json('POST', '/', input, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `Transcribe.${operation}`,
    'x-moto-account-id': String(number % 1e12).padStart(12, '0'),
    authorization:
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/transcribe/aws4_request, SignedHeaders=host, Signature=0'
  })
}
