import { readFileSync } from 'node:fs'
import t from 'tap'

t.test(
  'dataexchange-local/testcontainers',
  { skip: 'needs Testcontainers, which only CI installs: run test/testcontainers/run-tests' },
  async () => {}
)

t.test('the programs in the document of Testcontainers are those that CI runs and compiles', async (t) => {
  const document = readFileSync('docs/testcontainers.md', 'utf8')
  for (const [language, file] of [
    ['js', 'example.mjs'],
    ['java', 'java/src/main/java/PollJob.java']
  ] as const) {
    const program = readFileSync(`test/testcontainers/${file}`, 'utf8')
    t.ok(document.includes(`\`\`\`${language}\n${program}\`\`\`\n`), file)
  }
})
