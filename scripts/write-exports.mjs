// Writes the fields of package.json that follow from the list of entries.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryFields } from './entries.mjs'

const file = join(import.meta.dirname, '../package.json')
const { bin, files, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
const fields = entryFields()
const names = Object.keys(rest)
const before = names.slice(0, names.indexOf('type') + 1).filter((name) => !(name in fields))
const after = names.filter((name) => !before.includes(name) && !(name in fields))
const pick = (keys) => Object.fromEntries(keys.map((key) => [key, rest[key]]))
const manifest = { ...pick(before), bin, ...fields, files, ...pick(after) }
writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`)
