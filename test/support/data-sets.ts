import type { Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import type { AssetType } from '../../src/core/data-sets/asset-details.js'
import type { ObjectStorage } from '../../src/core/storage/object-storage.js'
import { type Answer, build, type TestServer } from './build.js'

/** The instant at which the clock of these servers stands. */
export const NOW = '2026-03-02T09:15:00.000Z'

/** How long a job of these servers is IN_PROGRESS. */
export const IN_PROGRESS_MS = 3000

/** The path of a data set, or of something in it. */
export type Path = `/v1/data-sets/${string}`

/** A server with a frozen clock and without jobs, and what tests of data sets do to it. */
export interface DataSetServer extends TestServer {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  patch(path: string, body?: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** Moves the clock. */
  advance(ms: number): Promise<void>
  /** Creates a data set and returns its id. */
  dataSet(members?: { readonly AssetType?: AssetType; readonly Name?: string; readonly Tags?: object }): Promise<string>
  /** Creates a revision and returns its path. */
  revision(dataSetId: string, members?: object): Promise<Path>
  /** Creates and starts a job that imports objects with these keys into a revision, and returns its id. */
  startImport(revision: Path, keys: readonly string[]): Promise<string>
  /** As `startImport`, and moves the clock to its completion. Returns the ids of the assets by their names. */
  importAssets(revision: Path, keys: readonly string[]): Promise<Readonly<Record<string, string>>>
  /** Makes a data set ENTITLED, as none that a client creates is. */
  entitle(dataSetId: string): Promise<void>
}

/** The ids in the path of a revision or of an asset. */
export function idsIn(path: Path): { readonly DataSetId: string; readonly RevisionId: string } {
  const [, , , DataSetId, , RevisionId] = path.split('/') as string[]
  return { DataSetId: DataSetId as string, RevisionId: RevisionId as string }
}

/** Returns a request to import objects with these keys into a revision. */
export function importRequest(
  ids: { readonly DataSetId: string; readonly RevisionId: string },
  keys: readonly string[]
) {
  const AssetSources = keys.map((Key) => ({ Bucket: 'bucket', Key }))
  return { Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3: { AssetSources, ...ids } } } as const
}

/** Builds a server with a frozen clock and without jobs. */
export function dataSetServer(t: Test, config: Partial<Config> = {}, objects?: ObjectStorage): DataSetServer {
  const given = { fixtures: [], clock: { mode: 'frozen', now: NOW } as const, inProgressMs: IN_PROGRESS_MS, ...config }
  const server = build(t, given, [], objects)
  const { aws, admin, wall } = server
  const advance = async (ms: number) => {
    // Many jobs are settled in several slices, each after a timer.
    const ticking = setInterval(() => wall.advance(0))
    await admin('POST', '/clock/advance', { ms })
    clearInterval(ticking)
  }
  const startImport = async (revision: Path, keys: readonly string[]) => {
    const job = await aws('POST', '/v1/jobs', importRequest(idsIn(revision), keys))
    const started = await aws('PATCH', `/v1/jobs/${job.body.Id}`)
    if (started.status !== 202) throw new Error(JSON.stringify([job.body, started.body]))
    return job.body.Id as string
  }
  return {
    ...server,
    get: (path) => aws('GET', path),
    post: (path, body) => aws('POST', path, body),
    patch: (path, body) => aws('PATCH', path, body),
    delete: (path) => aws('DELETE', path),
    advance,
    startImport,
    async dataSet(members = {}) {
      const request = { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D', ...members }
      return (await aws('POST', '/v1/data-sets', request)).body.Id
    },
    async revision(dataSetId, members = {}) {
      const { body } = await aws('POST', `/v1/data-sets/${dataSetId}/revisions`, members)
      return `/v1/data-sets/${dataSetId}/revisions/${body.Id}`
    },
    async importAssets(revision, keys) {
      await startImport(revision, keys)
      await advance(IN_PROGRESS_MS)
      const { Assets } = (await aws('GET', `${revision}/assets?maxResults=200`)).body
      return Object.fromEntries(Assets.map(({ Name, Id }: Record<string, string>) => [Name, Id]))
    },
    async entitle(dataSetId) {
      const snapshot = (await admin('GET', '/snapshot')).body
      const { dataSets, revisions } = snapshot.dataSets
      const dataSet = dataSets.find(({ id }: { id: string }) => id === dataSetId)
      Object.assign(dataSet, { origin: 'ENTITLED', originDetails: { ProductId: 'prod-abcdefghij234' } })
      for (const entry of [
        dataSet,
        ...revisions.filter((each: { dataSetId: string }) => each.dataSetId === dataSetId)
      ]) {
        entry.arn = entry.arn.replace(/:\d{12}:/, '::')
      }
      const { status, body } = await admin('PUT', '/snapshot', snapshot)
      if (status !== 200) throw new Error(JSON.stringify(body))
    }
  }
}
