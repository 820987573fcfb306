import { flag } from '../option-kinds.js'
import { controlCommand } from './control-command.js'

/** `reset`: restores the initial state of a sandbox. */
export const reset = controlCommand({
  name: 'reset',
  summary: 'restore the initial state: fixtures, clock and seed; faults and journal are emptied',
  operands: [],
  options: [flag('empty', 'without the fixtures'), flag('reload', 'read the fixture files again')],
  handle: async ({ control, isJson, has, print, printJson }) => {
    const done = await control.reset({ ...(has('empty') && { to: 'empty' }), ...(has('reload') && { reload: true }) })
    const { sandbox, jobs, faults, now } = done
    if (isJson) await printJson(done)
    else await print(`The sandbox ${sandbox} was reset to ${jobs} jobs and ${faults} faults. It is ${now}.\n`)
    return 0
  }
})
