import type { RequestView } from '../../../client/index.js'
import { hrefOf } from '../../route.js'

/** The job or the data set that a request is about, and the way to it. The path says it if there is neither. */
export function About({ request: { jobId, dataSetId, revisionId, path } }: { readonly request: RequestView }) {
  if (jobId !== undefined) {
    return (
      <a href={hrefOf({ view: 'jobs', ids: [jobId] })} title={`Job ${jobId}`}>
        {jobId}
      </a>
    )
  }
  if (dataSetId !== undefined) {
    const ids = revisionId === undefined ? [dataSetId] : [dataSetId, revisionId]
    return (
      <a href={hrefOf({ view: 'data-sets', ids })} title={`Data set ${ids.join(', revision ')}`}>
        {dataSetId}
      </a>
    )
  }
  return (
    <span class="quiet" title={path}>
      {path}
    </span>
  )
}
