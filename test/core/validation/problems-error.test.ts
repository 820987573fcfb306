import { inspect } from 'node:util'
import t from 'tap'
import { ConfigError } from '../../../src/config/config-error.js'
import { ScenarioError } from '../../../src/scenario-files/scenario-error.js'

t.test('Node prints the problems of an error once, after the name of its class', async (t) => {
  for (const Thrown of [ConfigError, ScenarioError]) {
    const error = new Thrown(['the first is wrong', 'so is the second'])
    t.equal(error.message, 'the first is wrong\nso is the second')
    t.strictSame(error.problems, ['the first is wrong', 'so is the second'])
    const [before, after] = inspect(error).split('the first is wrong\nso is the second')
    t.equal(before, `${Thrown.name}: `)
    t.notMatch(after, /wrong|problems:/)
  }
})
