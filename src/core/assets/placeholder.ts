/** What a placeholder names. */
interface PlaceholderContext {
  readonly assetId: string
  readonly revisionId: string
  readonly dataSetId: string
}

/** Returns what stands for the content of an asset that the server does not have. */
export function placeholderOf({ assetId, revisionId, dataSetId }: PlaceholderContext): Buffer {
  return Buffer.from(
    `dataexchange-local: this stands for asset ${assetId} of revision ${revisionId} in data set ${dataSetId}.\n` +
      'Seed its content with `assets` in a scenario, or import it through a signed URL.\n'
  )
}
