import { type Static, Type } from '@sinclair/typebox'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { Base64 } from './asset-store.js'

/** An asset that there is from the start, with its content as text or as bytes. */
export const AssetSeed = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 256, description: 'the AssetId by which jobs export it' }),
    text: Type.Optional(Type.String()),
    base64: Type.Optional(Base64)
  },
  { additionalProperties: false, description: 'what an export of this asset gives' }
)
export type AssetSeed = Static<typeof AssetSeed>

const CONTENTS = new WeakMap<AssetSeed, Buffer>()

/** The content of an asset: the same bytes for all sandboxes that begin with it. */
export function contentOf(seed: AssetSeed): Buffer {
  const { text = '', base64 } = seed
  const content = CONTENTS.get(seed) ?? (base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'))
  CONTENTS.set(seed, content)
  return content
}

/** What is wrong with assets of the right shape that come in together. Gaps in the list are passed over. */
export function assetSeedsProblems(seeds: readonly (AssetSeed | undefined)[], at: (index: number) => Path): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => {
      if (seed === undefined || (seed.text === undefined) !== (seed.base64 === undefined)) return []
      return [{ at: at(index), message: 'must have its content in `text` or in `base64`, and not in both' }]
    }),
    ...repeatedIds(
      seeds.map((seed) => seed?.id),
      (index) => [...at(index), 'id']
    )
  ]
}
