import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import { ApplyMode } from '../../core/commands/apply-scenario.js'
import { Identifier } from '../../core/model/id.js'
import { refuseIfAny } from '../../core/validation/sandbox-error.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { suggest } from '../../core/validation/suggest.js'
import { validate } from '../../core/validation/validate.js'
import { isPrinted } from '../../core/world/printed-jobs.js'
import { Scenario } from '../../core/world/scenario.js'
import { readDocument, withoutExtensions } from '../../core/world/scenario-document.js'
import { scenarioWarnings } from '../../core/world/scenario-warnings.js'
import { summarizeDataSet } from '../data-sets/data-set-view.js'
import { viewDataGrant, viewEventAction } from '../data-sets/neighbour-views.js'
import { viewFault } from '../faults/fault-view.js'
import { jobViewer } from '../jobs/job-view.js'
import { viewOutcome } from '../outcomes/outcome-view.js'
import { AdminError, showProblems } from '../plane/admin-error.js'
import { logWarnings } from '../plane/log-warnings.js'
import { type NamedScenario, ScenarioApplied, ScenarioView, viewScenario } from './scenario-view.js'

/** The scenarios of the fixture files. */
export interface FixtureScenarios {
  readonly named: readonly NamedScenario[]
  /**
   * Reads the files again. What they hold now counts for sandboxes that are created or reset from then on. Throws a
   * SandboxError that lists every problem, and nothing has changed.
   */
  reload(): Promise<void>
}

/** The name of a scenario that is made of what a client of AWS printed. */
const PRINTED_NAME = 'jobs'

const Query = Type.Object(
  {
    mode: Type.Optional(
      StringEnum(ApplyMode.enum, {
        description: '`add`, the default, adds to what is in the sandbox; `replace` takes the place of all of it.'
      })
    )
  },
  { additionalProperties: false }
)

/** `/__admin/scenarios`: list the scenarios of the fixture files, and apply one by name or from the body. */
export const scenarios: FastifyPluginAsyncTypebox<{ fixtures: FixtureScenarios }> = async (app, { fixtures }) => {
  const tags = ['scenarios']

  app.get(
    '/scenarios',
    {
      schema: {
        operationId: 'listScenarios',
        summary: 'Lists the scenarios from the fixture files.',
        tags,
        response: { 200: Type.Object({ scenarios: Type.Array(ScenarioView) }, { additionalProperties: false }) }
      }
    },
    () => ({ scenarios: fixtures.named.map(viewScenario) })
  )

  app.post(
    '/scenarios',
    {
      schema: {
        operationId: 'applyScenario',
        summary: 'Applies a scenario from the body, completely or not at all.',
        tags,
        querystring: Query,
        body: Scenario,
        response: { 200: Type.Unsafe<FastifyReply>(ScenarioApplied) },
        errors: ['Conflict']
      },
      preValidation: async (request) => {
        request.body = scenarioOf(request.body)
      }
    },
    (request, reply) => apply(request, reply, request.body, request.query.mode)
  )

  app.post(
    '/scenarios/:name',
    {
      schema: {
        operationId: 'applyNamedScenario',
        summary: 'Applies a scenario from the fixture files, completely or not at all.',
        tags,
        querystring: Query,
        params: Type.Object({ name: Identifier }),
        response: { 200: Type.Unsafe<FastifyReply>(ScenarioApplied) },
        errors: ['NotFound', 'Conflict']
      }
    },
    (request, reply) => {
      const { name } = request.params
      const { named } = fixtures
      const found = named.find(({ scenario }) => scenario.name === name)
      if (found === undefined) throw unknownScenario(name, named)
      return apply(request, reply, found.scenario, request.query.mode)
    }
  )
}

/**
 * Returns the scenario that a body is, which has yet to be validated, or the valid one that its jobs make if a client
 * of AWS printed it. Throws an AdminError or a SandboxError that lists their problems.
 */
function scenarioOf(body: unknown): Scenario {
  if (!isPrinted(body)) return withoutExtensions(body) as Scenario
  const { scenario, problems } = readDocument(body, PRINTED_NAME)
  if (validate(Scenario, scenario).length > 0) {
    throw new AdminError('Invalid', 'The request is not valid.', showProblems(problems))
  }
  refuseIfAny('invalid', 'The scenario was not applied.', problems)
  return scenario
}

async function apply(request: FastifyRequest, reply: FastifyReply, scenario: Scenario, mode: ApplyMode = 'add') {
  const { sandbox } = request
  const { jobs, faults, outcomes, dataSets, eventActions, dataGrants } = await sandbox.applyInSlices(scenario, mode)
  logWarnings(request, scenarioWarnings(scenario))
  const { store } = sandbox.dataSets
  return reply.sendInPieces(
    new JsonMembers({
      name: scenario.name,
      mode,
      jobs: new JsonList(jobs, jobViewer(request)),
      faults: new JsonList(faults, (rule) => viewFault(sandbox, rule)),
      outcomes: new JsonList(outcomes, viewOutcome),
      dataSets:
        dataSets.length === 0 ? undefined : new JsonList(dataSets, (dataSet) => summarizeDataSet(store, dataSet)),
      eventActions: eventActions.length === 0 ? undefined : new JsonList(eventActions, viewEventAction),
      dataGrants: dataGrants.length === 0 ? undefined : new JsonList(dataGrants, viewDataGrant)
    })
  )
}

function unknownScenario(name: string, named: readonly NamedScenario[]): AdminError {
  const names = named.map(({ scenario }) => scenario.name)
  const known = names.length === 0 ? 'there are no scenarios' : `the scenarios are ${names.join(', ')}`
  return new AdminError('NotFound', `No scenario is named ${JSON.stringify(name)}; ${known}${suggest(name, names)}`)
}
