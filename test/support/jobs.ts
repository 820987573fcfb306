/** A type of job, for tests in which any type would do. */
export const Type = 'EXPORT_ASSETS_TO_S3' as const

/** An id of the form that the service gives. */
export const ID = 'a'.repeat(32)

/** Another id of that form. */
export const OTHER_ID = 'b'.repeat(32)

/** An id of that form that nothing has. */
export const UNKNOWN_ID = 'f'.repeat(32)

/** A CreateJob request for a job of that type. */
export function exportRequest(DataSetId = ID, Bucket = 'b') {
  return {
    Type,
    Details: { ExportAssetsToS3: { AssetDestinations: [{ AssetId: ID, Bucket }], DataSetId, RevisionId: OTHER_ID } }
  } as const
}
