import { type Import, measureStructure } from './structure.js'

/** Prints the count of the source's structure: `npm run structure`. Exits 1 if anything is there that should not be. */
const { files, folders, floors, missing, upward, circles } = measureStructure()
const show = (imports: readonly Import[]) => imports.map(({ from, to }) => `\n    ${from} → ${to}`).join('')

process.stdout.write(`files             ${files.length}
folders of src/   ${folders.src.length}, on ${floors.src} floors with the files at the top (${folders.src.join(', ')})
folders of core/  ${folders.core.length}, on ${floors.core} floors (${folders.core.join(', ')})
missing imports   ${missing.length}${show(missing)}
upward imports    ${upward.length}${show(upward)}
circles           ${circles.length}${circles.map((circle) => `\n    ${circle.join(' ↔ ')}`).join('')}
`)
process.exitCode = missing.length + upward.length + circles.length === 0 ? 0 : 1
