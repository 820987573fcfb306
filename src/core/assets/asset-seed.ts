import { type Static, Type } from '@sinclair/typebox'
import { ResourceId } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { Base64 } from './asset-store.js'

/** An asset with its content, as text or in base64. */
export const AssetSeed = Type.Object(
  {
    id: Type.String({ ...ResourceId, description: 'The AssetId by which jobs export the asset.' }),
    text: Type.Optional(Type.String({ description: 'The content as text, which downloads return in UTF-8.' })),
    base64: Type.Optional(Base64)
  },
  { additionalProperties: false, description: 'The content that a download of the exported asset returns.' }
)
export type AssetSeed = Static<typeof AssetSeed>

/** The content of an asset, as text or in base64. */
export interface SeededContent {
  readonly text?: string
  readonly base64?: string
}

const CONTENTS = new WeakMap<SeededContent, Buffer>()

/** Returns the content of an asset. All sandboxes that start with the asset share the same bytes. */
export function contentOf(seed: SeededContent | AssetSeed): Buffer {
  const { text = '', base64 } = seed
  const content = CONTENTS.get(seed) ?? (base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'))
  CONTENTS.set(seed, content)
  return content
}

/** Returns what is wrong with assets that have the right shape and are added together. Skips gaps in the list. */
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
