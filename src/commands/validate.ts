import { ConfigError } from '../config/config-error.js'
import { formatFileProblem, formatFileWarning } from '../scenario-files/file-problem.js'
import { loadScenarios } from '../scenario-files/load-scenarios.js'
import { print } from './print.js'

/**
 * Validates scenario files and prints every problem and every warning. Returns the exit code: 1 if there is a problem;
 * warnings change nothing.
 */
export async function validate(paths: readonly string[]): Promise<number> {
  const flag = paths.find((path) => path.startsWith('-'))
  if (flag !== undefined) throw new ConfigError([`validate takes files and folders, not ${flag}`])
  if (paths.length === 0) throw new ConfigError(['validate needs a scenario file or folder: validate PATH...'])
  const { files, problems, warnings } = await loadScenarios(paths)
  const lines = [...problems.map(formatFileProblem), ...warnings.map(formatFileWarning)]
  await print('stdout', lines.map((line) => `${line}\n`).join(''))
  if (problems.length > 0) return 1
  const seen = warnings.length > 0 ? ', with warnings' : ''
  await print('stdout', `${files.length} scenario ${files.length === 1 ? 'file is' : 'files are'} valid${seen}\n`)
  return 0
}
