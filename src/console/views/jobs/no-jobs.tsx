interface Props {
  /** The URL at which clients reach the sandbox. */
  readonly endpoint: string
  /** Takes the filter away; undefined if there is none. */
  readonly onClear: (() => void) | undefined
}

/** What stands in place of a table without rows. */
export function NoJobs({ endpoint, onClear }: Props) {
  if (onClear !== undefined) {
    return (
      <div class="panel empty">
        <p>No jobs match the filters.</p>
        <button type="button" onClick={onClear}>
          Show all jobs
        </button>
      </div>
    )
  }
  return (
    <div class="panel empty">
      <p>No jobs yet.</p>
      <p class="quiet">
        Point <code>AWS_ENDPOINT_URL_DATAEXCHANGE</code> at <code>{endpoint}</code> and call CreateJob, or seed a job:
      </p>
      <pre class="code">{`curl ${endpoint}/__admin/jobs --json '{"Type": "EXPORT_ASSETS_TO_S3", "plan": "succeeds"}'`}</pre>
    </div>
  )
}
