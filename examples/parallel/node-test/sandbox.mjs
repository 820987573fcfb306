const HOUR_MS = 3_600_000

/** The same in every file: the sandboxes keep the jobs apart. */
export const JOB_ID = '0123456789abcdef0123456789abcdef'

export const hours = (count) => count * HOUR_MS

/** Resets the sandbox and freezes its clock, so that time passes only when a test advances it. */
export async function resetSandbox() {
  await admin('POST', 'reset', {})
  await admin('PUT', 'clock', { mode: 'frozen' })
}

export const seedJob = (plan) => admin('POST', 'jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Id: JOB_ID, plan })

export const advanceClock = (ms) => admin('POST', 'clock/advance', { ms })

export const throttleTwice = () => admin('POST', 'faults', { times: 2, effect: { exception: 'ThrottlingException' } })

/** Sends a request to the control plane of this worker's sandbox. */
async function admin(method, path, body) {
  const response = await fetch(`${process.env.AWS_ENDPOINT_URL_DATAEXCHANGE}/__admin/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
}
