import type { SdkCall } from '../../../client/index.js'

const TONES: Readonly<Record<SdkCall['end'], string>> = {
  succeeded: 'good',
  failed: 'bad',
  exhausted: 'bad',
  open: 'busy'
}

interface Props {
  readonly end: SdkCall['end']
  readonly attempts: number
  /** How many attempts the SDK would have made at most, if it said so. */
  readonly most: number | undefined
}

/** How a call ended, and after how many attempts if it was retried. */
export function EndBadge({ end, attempts, most }: Props) {
  return (
    <>
      <span class={`badge ${TONES[end]}`}>{end}</span>
      {attempts > 1 && (
        <span class="quiet">{most === undefined ? ` ${attempts} attempts` : ` ${attempts} of ${most}`}</span>
      )}
    </>
  )
}
