import t from 'tap'
import { readableFormat } from '../../src/server/readable-format.js'

const line = (fields: object) => JSON.stringify({ level: 30, time: Date.UTC(2026, 2, 2, 9, 15), ...fields })

t.test('what is logged cannot move the cursor, change colors or begin a line of its own', async (t) => {
  const format = await readableFormat()
  const evil = '\u001b[2J\u009b31m\u007f\n[09:15:00.000] ERROR: forged'
  const text = format(
    line({
      level: 40,
      msg: `GetJob: sandbox default has no job ${evil}`,
      jobId: evil,
      nearest: [evil],
      [evil]: { [evil]: evil },
      err: { type: 'Error', message: evil, stack: `Error: broken\u001b[2J\n    at file.js:1:1` }
    })
  )
  t.notMatch(text.replaceAll('\n', ''), /\p{Cc}/u)
  t.notMatch(text, /^\[09:15:00\.000\] ERROR/m)
  t.match(text, /no job \\u001b\[2J\\u009b31m\\u007f\\n\[09:15:00\.000\] ERROR: forged\n/)
  t.match(text, /Error: broken\\u001b\[2J\n +at file\.js:1:1/, 'a stack keeps its lines')
})

t.test('a line at info is one line, its message, of which clients can make no more', async (t) => {
  const format = await readableFormat()
  const msg = 'GetJob \u001b[2J\n[09:15:00.000] ERROR: forged: 404'
  t.equal(
    format(line({ msg, pid: 1, hostname: 'x', jobId: 'mine', problems: ['\n'] })),
    '[09:15:00.000] INFO: GetJob \\u001b[2J\\n[09:15:00.000] ERROR: forged: 404\n'
  )
})

t.test('other lines are as pino-pretty makes them', async (t) => {
  const format = await readableFormat()
  t.equal(
    format(line({ level: 20, msg: 'job mine: WAITING → IN_PROGRESS', pid: 1, hostname: 'x', jobId: 'mine' })),
    '[09:15:00.000] DEBUG: job mine: WAITING → IN_PROGRESS\n    jobId: "mine"\n'
  )
})
