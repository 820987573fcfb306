import { type JobTemplate, jobTemplate } from '../jobs/job-template.js'
import { mergeScenarios } from './merge-scenarios.js'
import type { Scenario } from './scenario.js'
import { sharedScenariosBytes } from './scenario-bytes.js'

/**
 * From so many jobs on, their templates would take more memory than it is worth: there won't be many such sandboxes.
 */
const MANY = 1000

/** What is the same for all worlds that start with the same scenarios. */
export interface StartContents {
  readonly contents: ReturnType<typeof mergeScenarios>
  /** The templates of the jobs. Undefined if they are many: then each world makes them one by one. */
  readonly templates: readonly JobTemplate[] | undefined
  /** About how many bytes of memory each sandbox needs for the contents. */
  readonly bytes: number
}

const known = new WeakMap<readonly Scenario[], StartContents>()

/**
 * Returns what is the same for all worlds that start with these scenarios. It is worked out once for each list of them.
 */
export function startContents(scenarios: readonly Scenario[]): StartContents {
  const before = known.get(scenarios)
  if (before !== undefined) return before
  const contents = mergeScenarios(scenarios)
  const { jobs = [] } = contents
  const templates = jobs.length < MANY ? jobs.map(jobTemplate) : undefined
  const made = { contents, templates, bytes: sharedScenariosBytes(scenarios) }
  known.set(scenarios, made)
  return made
}
