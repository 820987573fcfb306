import { createHash } from 'node:crypto'
import t from 'tap'
import { only } from '../support/only.js'
import { startServer } from '../support/server.js'
import { ENTITLED, NEWEST } from './entitled.js'
import { type Line, runProgram } from './programs.js'
import { SDKS, type Sdk, whyNot } from './sdks.js'

const { go, java, 'js-v3': jsV3 } = SDKS
const ID = /^[0-9a-f]{32}$/

/** Jobs that clients create are done at their second poll. */
const SECOND_POLL = { plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] }

/** What the publisher prints, given the ids that the server made up and the sizes of the assets that its jobs made. */
function expectedPublisher(lines: readonly Line[], bytesOf: (name: string) => number): object {
  const line = (step: string): Line => lines.find((line) => line.step === step) ?? {}
  const dataSetId = line('data-set').id
  const revisionId = line('revision').id
  const arn = `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${dataSetId}`
  const assets = ['readme.txt', 'prices/2026.csv', 'prices/2025.csv', 'prices/2024.csv'].map((name) => ({
    name,
    bytes: bytesOf(name)
  }))
  return only(
    { step: 'data-set', id: ID, arn, name: 'Prices', origin: 'OWNED', assetType: 'S3_SNAPSHOT', team: 'data' },
    { step: 'revision', id: ID, arn: `${arn}/revisions/${revisionId}`, comment: 'draft', finalized: false },
    { step: 'tags', tags: { 'cost center': 'a/b' } },
    { step: 'import', id: ID, state: 'COMPLETED' },
    { step: 'upload', id: ID, status: 200, state: 'COMPLETED' },
    { step: 'assets', pages: only(only(...assets.slice(0, 3)), only(...assets.slice(3))) },
    { step: 'asset', id: ID, name: 'readme.txt', revisionId },
    { step: 'finalize', comment: 'November', finalized: true },
    { step: 'revisions', ids: only(revisionId), finalized: true },
    { step: 'update', name: 'All prices', description: 'Prices by year.' },
    { step: 'rename', name: 'ConflictException', typed: true, resourceId: revisionId },
    { step: 'revoke', revoked: true, comment: 'The prices of 2026 are wrong.' },
    { step: 'delete-asset', names: only('prices/2026.csv', 'prices/2025.csv', 'prices/2024.csv') },
    { step: 'delete-data-set', name: 'ResourceNotFoundException', typed: true, resourceId: dataSetId }
  )
}

/** What the subscriber prints, in each data set: a line for each file, and the state of the export. */
function expectedSubscriber(): object {
  return only(
    ...NEWEST.flatMap(({ files, ...newest }) => [
      { step: 'newest', ...newest },
      ...files.map(({ Name, content }) => ({
        step: 'download',
        name: Name,
        sha256: createHash('sha256').update(content).digest('hex')
      })),
      { step: 'export', id: ID, revisionId: ID, state: 'COMPLETED' }
    ])
  )
}

for (const [id, sdk] of Object.entries<Sdk>({ go, java, 'js-v3': jsV3 })) {
  const skip = whyNot(id, sdk)

  t.test(`${sdk.name} publishes a data set of four files, revokes its revision and deletes it`, { skip }, async (t) => {
    const server = await startServer(t, { references: 'checked' })
    await server.admin('POST', '/outcomes', SECOND_POLL)
    const lines = await runProgram(sdk, 'publisher', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
    const imported: { name: string; bytes: number }[] = []
    for (const { id } of lines.filter(({ step }) => step === 'import' || step === 'upload')) {
      imported.push(...(await server.admin('GET', `/jobs/${id}`)).imported)
    }
    const bytesOf = (name: string) => imported.find((asset) => asset.name === name)?.bytes ?? Number.NaN
    t.match(lines, expectedPublisher(lines, bytesOf))
    t.notHas(lines[2], { tags: { stage: 'test' } }, 'the tag that was taken away')
    t.equal(imported.length, 4)
    t.equal(bytesOf('readme.txt'), 11, 'the size of what was uploaded')
  })
  t.test(`${sdk.name} downloads the newest revision of each entitled data set, and exports it`, { skip }, async (t) => {
    const server = await startServer(t, { references: 'checked' })
    await server.admin('POST', '/scenarios', ENTITLED)
    const lines = await runProgram(sdk, 'subscriber', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
    t.match(lines, expectedSubscriber())
    const exports = lines.filter(({ step }) => step === 'export')
    for (const [index, { id, revisionId }] of exports.entries()) {
      const { exported } = await server.admin('GET', `/jobs/${id}`)
      const files = NEWEST[index]?.files ?? []
      const objects = files.map(({ Name, content }) => ({
        bucket: 'lake',
        key: `${revisionId}/${Name}`,
        bytes: content.length
      }))
      t.match(exported, only(...objects))
    }
  })
  t.test(`${sdk.name}'s paginator lists what was there all the time, once`, { skip }, async (t) => {
    const server = await startServer(t)
    const lines = await runProgram(sdk, 'pages', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
    const pages = [
      ['5', '4'],
      ['3', '1']
    ]
    t.strictSame(lines, [{ step: 'pages', pages }])
  })
}
