import { ms } from '../client/index.js'
import type { OptionSpec } from '../config/option-kinds.js'
import { suggest } from '../core/validation/suggest.js'

/** A flag without a value. */
export function flag(name: string, help: string): OptionSpec {
  return { name, help, wants: 'absent or given', parse: () => undefined }
}

/** An option whose value is any text but an empty one. */
export function anyText(name: string, placeholder: string, help: string): OptionSpec {
  return { name, placeholder, help, wants: 'a text', parse: (text) => text || undefined }
}

/** An option whose value is one of a few words, which the error message for another suggests. */
export function choice(name: string, placeholder: string, values: readonly string[], help: string): OptionSpec {
  return {
    name,
    placeholder,
    help,
    wants: values.length > 10 ? `${placeholder} as AWS names it` : `one of ${values.join(', ')}`,
    values,
    parse: (text) => (values.includes(text) ? text : undefined),
    hint: (text) => suggest(text, values)
  }
}

/** An option whose value is a whole number, without a default. */
export function count(name: string, help: string, min: number): OptionSpec {
  return {
    name,
    placeholder: 'N',
    help,
    wants: `a whole number from ${min}`,
    isNumber: true,
    parse: (digits) =>
      /^\d+$/.test(digits) && Number(digits) >= min && Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined
  }
}

/** An option whose value is a duration, in milliseconds once it is parsed. */
export function duration(name: string, help: string): OptionSpec {
  return { name, placeholder: 'DURATION', help, wants: DURATION, parse: parseDuration }
}

/** What a duration is, for error messages. */
export const DURATION = 'a duration, such as 250ms, 90s, 15m, 6h, 2d or 1h30m'

/** Returns the milliseconds of a duration, or undefined if the text is not one. */
export function parseDuration(text: string): number | undefined {
  try {
    return ms(text)
  } catch {
    return undefined
  }
}

/** Returns what is wrong with a word that must be one of a few, to follow it in a sentence. */
export function problemOfChoice(word: string, what: string, values: readonly string[]): string | undefined {
  if (values.includes(word)) return undefined
  return `is not ${what}${suggest(word, values) || `; there are ${values.join(', ')}`}`
}
