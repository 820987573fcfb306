import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import t from 'tap'

const CONSOLE = 'src/console'

/** The files of the console that end so. */
const filesOf = (ending: string) =>
  readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`.${ending}`) && !path.startsWith('api-page'))
    .map((path) => `${CONSOLE}/${path}`)

/** The beginnings of class names that are put together with a name that is elsewhere in the source, such as a state. */
const BEGINNINGS = ['state-', 'span-', 'step-', 'clock-', 'col-']

/** The selectors of all rules, and the style sheets that they are in, without those below a condition. */
const selectors = filesOf('css').flatMap((path) => {
  const css = readFileSync(path, 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
  const plain = css.replaceAll(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  return [...plain.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) =>
    list
      .split(/,(?![^(]*\))/)
      .map((selector) => ({ selector: selector.trim().replaceAll(/\s+/g, ' '), sheet: basename(path) }))
  )
})

/** All classes that have a style. */
const styled = new Set(
  filesOf('css').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? '')
  )
)

const source = [...filesOf('tsx'), ...filesOf('ts')].map((path) => readFileSync(path, 'utf8')).join('\n')

t.test('no class is defined in two style sheets', async (t) => {
  const sheets = new Map<string, Set<string>>()
  for (const { selector, sheet } of selectors) {
    if (/^\w*\.[\w-]+$/.test(selector)) sheets.set(selector, (sheets.get(selector) ?? new Set()).add(sheet))
  }
  t.ok(sheets.size > 100)
  t.strictSame(
    [...sheets].filter(([, found]) => found.size > 1),
    []
  )
})

t.test('each class that has a style is used', async (t) => {
  const isThere = (name: string) => new RegExp(`[\\s"'\`]${name}[\\s"'\`:]`).test(source)
  const isUsed = (name: string) =>
    isThere(name) || BEGINNINGS.some((part) => name.startsWith(part) && isThere(name.slice(part.length)))
  t.strictSame(
    [...styled].filter((name) => !isUsed(name)),
    []
  )
})

t.test('each class that is used has a style', async (t) => {
  const used = new Set(
    [...source.matchAll(/\bclass(?:=|: )["']([^"']+)["']/g)].flatMap(([, names = '']) => names.split(' '))
  )
  t.ok(used.size > 50)
  t.strictSame(
    [...used].filter((name) => !styled.has(name)),
    []
  )
})
