import t from 'tap'
import { only } from '../support/only.js'
import { startServer } from '../support/server.js'
import { DRAFT, GRANTED, NOW, SOURCE_ID } from './granted.js'
import { type Line, runProgram } from './programs.js'
import { SDKS, type Sdk, whyNot } from './sdks.js'

// JS v2 is older than data grants.
const { go, java, 'js-v3': jsV3 } = SDKS
const ID = /^[0-9a-f]{32}$/

/** What a program prints, given the ids that the server made up. */
function expectedLines(lines: readonly Line[]): object {
  const idOf = (step: string) => lines.find((line) => line.step === step)?.id
  const arnOf = (what: string, step: string) => `arn:aws:dataexchange:us-east-1:000000000000:${what}/${idOf(step)}`
  const notFound = { name: 'ResourceNotFoundException', typed: true }
  const pages = [['third', 'second'], ['first']]
  return only(
    {
      step: 'grant',
      id: ID,
      arn: arnOf('data-grants', 'grant'),
      state: 'PENDING_RECEIVER_ACCEPTANCE',
      endsAt: '2031-01-01T00:00:00.000Z',
      description: 'For a year.',
      sourceId: SOURCE_ID,
      team: 'data'
    },
    { step: 'get-grant', byId: 'first', byArn: 'first' },
    { step: 'sent', pages },
    { step: 'received', pages },
    { step: 'accept', state: 'ACCEPTED', acceptedAt: NOW },
    { step: 'accept-again', name: 'ConflictException', typed: true, resourceId: idOf('grant') },
    { step: 'get-received', state: 'ACCEPTED', scope: 'NONE' },
    { step: 'entitled', names: only('Prices'), grantId: idOf('grant') },
    { step: 'event-action', id: ID, arn: arnOf('event-actions', 'event-action'), bucket: 'lake', team: 'data' },
    { step: 'refused', name: 'ValidationException', typed: true },
    { step: 'update', bucket: 'archive', hasPattern: false, team: 'data' },
    { step: 'event-actions', pages: [[idOf('event-action')]] },
    { step: 'finalize', finalized: true },
    {
      step: 'export',
      jobs: 1,
      id: ID,
      state: 'COMPLETED',
      eventActionArn: arnOf('event-actions', 'event-action'),
      bucket: 'archive'
    },
    { step: 'delete-event-action', ...notFound, resourceId: idOf('event-action') },
    { step: 'delete-grant', ...notFound, resourceId: arnOf('data-grants', 'grant') }
  )
}

for (const [id, sdk] of Object.entries<Sdk>({ go, java, 'js-v3': jsV3 })) {
  const skip = whyNot(id, sdk)

  t.test(
    `${sdk.name} grants a data set, accepts it, has it exported by an event action and revokes it`,
    { skip },
    async (t) => {
      const server = await startServer(t)
      await server.admin('POST', '/scenarios?mode=replace', GRANTED)
      const lines = await runProgram(sdk, 'grants', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
      t.match(lines, expectedLines(lines))
      const { exported } = await server.admin('GET', `/jobs/${lines.find(({ step }) => step === 'export')?.id}`)
      // AWS: the key pattern of an export that an event action starts, unless it has one.
      const objects = DRAFT.map(({ Name, text }) => ({ bucket: 'archive', key: `${NOW}/${Name}`, bytes: text.length }))
      t.match(exported, only(...objects))
      t.match(await server.admin('GET', '/verdict'), { ok: true })
    }
  )
}
