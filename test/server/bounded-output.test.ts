import t from 'tap'
import { BoundedOutput } from '../../src/server/bounded-output.js'

/** An output whose stream takes a text when the test says so. */
function output() {
  const taken: string[] = []
  let finish: ((error?: Error) => void) | undefined
  const stream = {
    write(text: string, done: (error?: Error) => void) {
      if (finish) throw new Error('one text at a time')
      finish = (error) => {
        finish = undefined
        if (error === undefined) taken.push(text)
        done(error)
      }
    }
  }
  const bounded = new BoundedOutput(stream, (count) => `dropped ${count}\n`)
  const finishWrite = (error?: Error) => finish?.(error)
  const lines = () => taken.join('').split('\n').slice(0, -1)
  return { bounded, finishWrite, lines, isWriting: () => finish !== undefined }
}

const LINE = `${'x'.repeat(1023)}\n`

t.test('lines wait for a slow reader in order, and those beyond 1 MiB are dropped and counted', (t) => {
  const { bounded, finishWrite, lines } = output()
  for (let index = 0; index < 1024; index++) bounded.write(LINE)
  t.equal(bounded.dropped, 0)
  bounded.write('\n')
  bounded.write(LINE)
  t.equal(bounded.dropped, 2)
  finishWrite()
  t.equal(lines().length, 1, 'the line that was written at once')
  finishWrite()
  t.equal(lines().length, 1024)

  bounded.write('next\n')
  finishWrite()
  t.strictSame(lines().slice(1024), ['dropped 2', 'next'], 'the next line comes after one that tells what is missing')
  bounded.write('last\n')
  finishWrite()
  t.strictSame(lines().slice(1026), ['last'], 'which is told once')
  t.equal(bounded.dropped, 2)
  t.end()
})

t.test('what is being written counts as waiting', (t) => {
  const { bounded } = output()
  bounded.write('x'.repeat(1_048_575))
  bounded.write('y')
  bounded.write('z')
  t.equal(bounded.dropped, 1)
  t.end()
})

t.test('lines that the stream refuses are dropped and counted, and the next ones are tried again', (t) => {
  const { bounded, finishWrite, lines, isWriting } = output()
  bounded.write('a\n')
  bounded.write('b\n')
  bounded.write('c\n')
  finishWrite(new Error('ENOSPC'))
  t.equal(bounded.dropped, 1)
  finishWrite(new Error('ENOSPC'))
  t.equal(bounded.dropped, 3)
  t.equal(isWriting(), false, 'nothing is tried until there is something new')

  bounded.write('d\n')
  finishWrite(new Error('ENOSPC'))
  t.equal(bounded.dropped, 4, 'a line that tells of others is not counted itself')
  bounded.write('e\n')
  finishWrite()
  t.strictSame(lines(), ['dropped 4', 'e'])
  t.end()
})

t.test('a stream that throws is one that refuses', (t) => {
  const bounded = new BoundedOutput(
    {
      write() {
        throw new Error('closed')
      }
    },
    () => ''
  )
  bounded.write('a\n')
  bounded.write('b\n')
  t.equal(bounded.dropped, 2)
  t.end()
})

t.test('lines dropped elsewhere are counted and told as well', (t) => {
  const { bounded, finishWrite, lines } = output()
  bounded.drop(0)
  bounded.write('a\n')
  bounded.drop(5)
  bounded.write('b\n')
  finishWrite()
  finishWrite()
  t.strictSame(lines(), ['a', 'dropped 5', 'b'])
  t.equal(bounded.dropped, 5)
  t.end()
})

t.test('it is idle once all is written or dropped', async (t) => {
  const { bounded, finishWrite } = output()
  await bounded.whenIdle()
  bounded.write('a\n')
  bounded.write('b\n')
  let isIdle = false
  const idle = bounded.whenIdle().then(() => {
    isIdle = true
  })
  finishWrite()
  await null
  t.equal(isIdle, false)
  finishWrite(new Error('EPIPE'))
  await idle
  t.equal(isIdle, true)
})
