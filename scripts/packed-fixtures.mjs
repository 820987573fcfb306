import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Writes the fixtures that come with the server to a folder, without the white space that is half of them. */
export function writeFixtures(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync('fixtures')) {
    writeFileSync(`${folder}/${name}`, JSON.stringify(JSON.parse(readFileSync(`fixtures/${name}`, 'utf8'))))
  }
}

/** An esbuild plugin with which the bundle finds those fixtures beside itself. */
export const packedFixtures = {
  name: 'packed-fixtures',
  setup(build) {
    build.onLoad({ filter: /\/src\/built-in-fixtures\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace("'../fixtures'", "'./fixtures'")
      return { contents, loader: 'ts' }
    })
  }
}
