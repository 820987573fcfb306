import { ConfigError } from '../config/config.js'
import { formatFileProblem, loadScenarios } from '../scenario-files/load-scenarios.js'
import { print } from './print.js'

/** Validates scenario files and prints every problem. Returns the exit code: 1 if there is a problem. */
export async function validate(paths: readonly string[]): Promise<number> {
  const flag = paths.find((path) => path.startsWith('-'))
  if (flag !== undefined) throw new ConfigError([`validate takes files and folders, not ${flag}`])
  if (paths.length === 0) throw new ConfigError(['validate needs a scenario file or folder: validate PATH...'])
  const { files, problems } = await loadScenarios(paths)
  await print('stdout', problems.map((problem) => `${formatFileProblem(problem)}\n`).join(''))
  if (problems.length > 0) return 1
  await print('stdout', `${files.length} scenario ${files.length === 1 ? 'file is' : 'files are'} valid\n`)
  return 0
}
