// Prints a bill of materials in CycloneDX of the packages that the build has bundled: `npm sbom` lists those that are
// installed, and the licences of the build name those that are bundled.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPackages } from './licenses.mjs'

process.chdir(join(import.meta.dirname, '..'))
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const argv = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
const bom = JSON.parse(execFileSync('npm', argv, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }))
const wanted = new Set(readPackages(readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8')))
const own = `${name}@${version}`
const components = bom.components.filter((each) => wanted.has(each['bom-ref']))
const missing = [...wanted].filter((ref) => !components.some((each) => each['bom-ref'] === ref))
if (missing.length > 0)
  throw new Error(`package-lock.json does not have ${missing.join(', ')}; run npm ci and build again`)

const dependencies = bom.dependencies
  .filter(({ ref }) => ref === own || wanted.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => wanted.has(each)) }))
const { component, ...metadata } = bom.metadata
const printed = {
  ...bom,
  // npm names the component after the folder.
  metadata: { ...metadata, lifecycles: [{ phase: 'build' }], component: { ...component, name } },
  // In the bundle they are no development dependencies, which they are in package.json.
  components: components.map((each) => ({ ...each, scope: 'required', properties: [] })),
  dependencies
}
console.log(JSON.stringify(printed, undefined, 2))
