import type { ControlClient, JobView } from '../../client/index.js'
import { isOlder } from './job-changes.js'

/** Keeps what was read of a job, unless more is known. Returns whether it was kept. */
export function keep(jobs: Map<string, JobView>, view: JobView): boolean {
  const known = jobs.get(view.job.Id)
  if (known !== undefined && isOlder(view, known)) return false
  jobs.set(view.job.Id, view)
  return true
}

/** Reads the pages of jobs after a place in the list. Returns the place after which the last page is. */
export async function readPages(
  client: ControlClient,
  start: string | undefined,
  limit: number,
  take: (jobs: readonly JobView[]) => void
): Promise<string | undefined> {
  for (let after = start; ; ) {
    const { jobs, next } = await client.jobPage({ limit, ...(after !== undefined && { after }) })
    take(jobs)
    if (next === undefined) return after
    after = next
  }
}
