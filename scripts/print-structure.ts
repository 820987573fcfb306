import { type Import, measureStructure } from './structure.js'

/**
 * `npm run structure`: prints the structure of the source. Exits with 1 on missing imports, upward imports or circles.
 */
const { files, folders, levels, missing, upward, circles } = measureStructure()
const show = (imports: readonly Import[]) => imports.map(({ from, to }) => `\n    ${from} → ${to}`).join('')

process.stdout.write(`files             ${files.length}
folders of src/   ${folders.src.length}, on ${levels.src} levels including the top-level files (${folders.src.join(', ')})
folders of core/  ${folders.core.length}, on ${levels.core} levels (${folders.core.join(', ')})
missing imports   ${missing.length}${show(missing)}
upward imports    ${upward.length}${show(upward)}
circles           ${circles.length}${circles.map((circle) => `\n    ${circle.join(' ↔ ')}`).join('')}
`)
process.exitCode = missing.length + upward.length + circles.length === 0 ? 0 : 1
