import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { ApplyMode } from '../core/apply-scenario.js'
import { Scenario } from '../core/scenario.js'
import { StringEnum } from '../core/string-enum.js'
import { suggest } from '../core/suggest.js'
import { AdminError } from './admin-error.js'
import { viewFault } from './fault-view.js'
import { viewJobs } from './job-view.js'
import { viewOutcome } from './outcomes.js'

/** A scenario that is known by name, and the file it comes from. */
export interface NamedScenario {
  readonly file: string
  readonly scenario: Scenario
}

const Query = Type.Object({ mode: Type.Optional(StringEnum(['add', 'replace'])) }, { additionalProperties: false })

/** `/__admin/scenarios`: list those of the fixture files, apply one of them or one given in the body. */
export const scenarios: FastifyPluginAsyncTypebox<{ named: readonly NamedScenario[] }> = async (app, { named }) => {
  app.get('/scenarios', () => ({ scenarios: named.map(viewScenario) }))

  app.post('/scenarios', { schema: { querystring: Query, body: Scenario } }, (request) =>
    apply(request, request.body, request.query.mode)
  )

  const params = Type.Object({ name: Type.String({ minLength: 1 }) })
  app.post('/scenarios/:name', { schema: { querystring: Query, params } }, (request) => {
    const { name } = request.params
    const found = named.find(({ scenario }) => scenario.name === name)
    if (found === undefined) throw unknownScenario(name, named)
    return apply(request, found.scenario, request.query.mode)
  })
}

function viewScenario({ file, scenario }: NamedScenario) {
  const { name, description, autoload = true, jobs = [], faults = [], outcomes = [] } = scenario
  return {
    name,
    ...(description !== undefined && { description }),
    file,
    autoload,
    jobs: jobs.length,
    faults: faults.length,
    outcomes: outcomes.length
  }
}

function apply(request: FastifyRequest, scenario: Scenario, mode: ApplyMode = 'add') {
  const { sandbox } = request
  const { jobs, faults, outcomes } = sandbox.apply(scenario, mode)
  return {
    name: scenario.name,
    mode,
    jobs: viewJobs(request, jobs),
    faults: faults.map((rule) => viewFault(sandbox, rule)),
    outcomes: outcomes.map(viewOutcome)
  }
}

function unknownScenario(name: string, named: readonly NamedScenario[]): AdminError {
  const names = named.map(({ scenario }) => scenario.name)
  const known = names.length === 0 ? 'none are known' : `known are ${names.join(', ')}`
  return new AdminError('NotFound', `No scenario is named ${JSON.stringify(name)}; ${known}${suggest(name, names)}`)
}
