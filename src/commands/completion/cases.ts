import type { Place } from './places.js'

/** Quotes a text for a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/**
 * Returns what the loop over the words before the cursor does with each `$word`: `$here` is the command that they lead
 * to, `$flag` the flag whose value is next, `$operands` the number of operands so far. Bash and zsh read it alike.
 */
export function takeWord(places: readonly Place[]): string {
  return `    if [[ -n $flag ]]; then
      flag=
      continue
    fi
    case "$here:$word" in
    ${flagsWithValue(places).map(quoted).join(' | ')}) flag=$word ;;
${commandKeys(places)
  .map(({ key, path }) => `    ${quoted(key)}) here=${quoted(path)} ;;`)
  .join('\n')}
    *:-*) ;;
    *) operands+=1 ;;
    esac`
}

/** Returns the keys `PATH:--FLAG` of the flags that the next word belongs to. */
export function flagsWithValue(places: readonly Place[]): string[] {
  return places.flatMap(({ path, options }) =>
    options.filter(({ placeholder }) => placeholder !== undefined).map(({ name }) => `${path}:--${name}`)
  )
}

/** Returns the key `PATH:WORD` of each command, and the path to which it leads. */
export function commandKeys(places: readonly Place[]): { key: string; path: string }[] {
  const paths = new Set(places.map(({ path }) => path))
  return places.flatMap(({ path, commands }) =>
    commands.flatMap(({ text }) => {
      const inner = path === '' ? text : `${path} ${text}`
      return paths.has(inner) ? [{ key: `${path}:${text}`, path: inner }] : []
    })
  )
}

/** What may stand somewhere: words to choose from, or a file. */
export interface Choice {
  /** `PATH:--FLAG` for the value of a flag, `PATH:N` for the n-th operand from 0, a pattern for repeated ones. */
  readonly key: string
  readonly values?: readonly string[] | undefined
  readonly isFile: boolean
}

/** Returns what the values of flags may be, where there is something to choose from. */
export function flagChoices(places: readonly Place[]): Choice[] {
  return places.flatMap(({ path, options }) =>
    options.flatMap(({ name, values, isFile = false }) =>
      values || isFile ? [{ key: `${path}:--${name}`, values, isFile }] : []
    )
  )
}

/** Returns what the operands may be, where there is something to choose from. */
export function operandChoices(places: readonly Place[]): Choice[] {
  return places.flatMap(({ path, operands }) =>
    operands.flatMap(({ values, isFile = false, isRepeated }, index) =>
      values || isFile ? [{ key: `${path}:${isRepeated ? '' : index}`, values, isFile }] : []
    )
  )
}
