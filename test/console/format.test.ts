import t from 'tap'
import { durationText, sizeText } from '../../src/console/parts/format.js'

t.test('sizes are shown in powers of 1,024', async (t) => {
  const sizes = [0, 1, 512, 1023, 1024, 1536, 20 * 1024 ** 2, 3 * 1024 ** 5]
  t.strictSame(sizes.map(sizeText), [
    '0 bytes',
    '1 byte',
    '512 bytes',
    '1023 bytes',
    '1 KiB',
    '1.5 KiB',
    '20 MiB',
    '3 PiB'
  ])
})

t.test('durations are shown in their two largest units', async (t) => {
  const durations = [0, 250, 1500, 12_400, 125_000, 12_000_000, 187_200_000]
  t.strictSame(durations.map(durationText), ['0 ms', '250 ms', '1.5 s', '12 s', '2 min 5 s', '3 h 20 min', '2 d 4 h'])
})
