import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const RULE = `\n${'-'.repeat(80)}\n\n`

/** Returns the folders of the packages that the inputs of a bundle belong to, in order. */
export function bundledPackages(inputs) {
  const folders = inputs.map((input) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
  return [...new Set(folders.filter(Boolean))].sort()
}

/**
 * Returns the licences of packages, below the names and versions of these and their notices of copyright. A licence
 * whose words are the same for several packages is there once.
 */
export function licensesOf(folders) {
  const packages = new Map()
  for (const folder of folders) {
    const { head, words, text } = licenseOf(folder)
    const alike = packages.get(words)
    packages.set(words, { heads: [...(alike?.heads ?? []), head], text })
  }
  return [...packages.values()].map(({ heads, text }) => `${heads.join('\n\n')}\n\n${text}\n`).join(RULE)
}

/** Returns the packages, as `name@version`, of a text that `licensesOf` returned. */
export function readPackages(text) {
  return [...text.matchAll(/^## (\S+) (\S+)$/gm)].map(([, name, version]) => `${name}@${version}`)
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const lines =
    file === undefined ? [`Licence: ${license}`] : readFileSync(join(folder, file), 'utf8').trim().split('\n')
  const isNotice = (line) => /^\s*copyright (?:\(c\)|©|\d{4})/i.test(line)
  const text = lines
    .filter((line) => !isNotice(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const head = [`## ${name} ${version}`, ...lines.filter(isNotice).map((line) => line.trim())].join('\n')
  return {
    head,
    text,
    words: text
      .replace(/^.*MIT License.*$/im, '')
      // Apache's appendix, in which some fill in their names, is no part of its terms.
      .replace(/APPENDIX: How to apply[\s\S]*/, '')
      .replace(/\W+/g, ' ')
      .trim()
  }
}
