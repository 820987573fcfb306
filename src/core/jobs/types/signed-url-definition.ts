import type { JobError } from '../job-error.js'

/** The purpose of a signed URL: to upload what a job imports, or to download what it exports. */
export type SignedUrlUse = SignedUrlDefinition<object, string>['use']

/** The signed URL in the Details of a job type. */
export type SignedUrlDefinition<Details, Signed> = UploadUrl<Details, Signed> | DownloadUrl<Signed>

interface SignedMembers<Signed> {
  /** The member that holds the URL. */
  readonly url: Signed
  /** The member that holds the instant at which the URL expires. */
  readonly expiresAt: Signed
}

/** A URL for a download, which a job has from when it is COMPLETED. */
interface DownloadUrl<Signed> extends SignedMembers<Signed> {
  readonly use: 'download'
}

/** A URL for an upload, which a job has from when it is created. */
interface UploadUrl<Details, Signed> extends SignedMembers<Signed> {
  readonly use: 'upload'
  /** Whether the upload becomes the asset that the job imports. */
  readonly isAsset: boolean
  /** The member that holds the MD5 hash of what is to be uploaded. */
  readonly md5: keyof Details
  /** Names what is to be uploaded, for messages. */
  describe(details: Partial<Details>): string
  /** The `Details` of the error of a job whose upload is missing or wrong. */
  errorDetails(details: Partial<Details>): JobError['Details']
}
