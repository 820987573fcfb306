import { VerdictError } from '../../client/index.js'
import { printableLines } from '../../core/validation/printable.js'
import { coloured } from '../terminal/colours.js'
import { controlCommand } from './control-command.js'

/** `verdict`: lists what a test set up and its client never used. Exit code 1 if there is anything. */
export const verdict = controlCommand({
  name: 'verdict',
  summary: 'list what was set up and never used; exit code 1 if there is anything',
  operands: [],
  options: [],
  examples: ['verdict && dataexchange-local reset'],
  handle: async ({ control, io, isJson, print, printJson }) => {
    const verdict = await control.verdict()
    if (isJson) await printJson(verdict)
    else if (verdict.ok)
      await print(`The verdict on ${control.url} is ${io.hasColours ? coloured('ok', 'green') : 'ok'}.\n`)
    else await print(`${printableLines(new VerdictError(verdict, control.url).message)}\n`)
    return verdict.ok ? 0 : 1
  }
})
