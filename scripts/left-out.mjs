/**
 * What the command never calls, though packages ask for it when they load: Fastify's own compilers (the planes bring
 * theirs), HTTP/2 (not served), semver (no plugin states a version). Half of the bundle would be of no use otherwise.
 */
const LEFT_OUT = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
  'node:http2',
  'semver'
]

/** A plugin of esbuild that puts something which tells what is missing in the place of what is left out. */
export const leftOut = {
  name: 'left-out',
  setup(build) {
    const filter = new RegExp(`^(${LEFT_OUT.join('|')})$`)
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }))
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `module.exports = new Proxy(function () {}, {
        get() { throw new Error(${JSON.stringify(`${path} is left out of this bundle`)}) },
        apply() { throw new Error(${JSON.stringify(`${path} is left out of this bundle`)}) }
      })`
    }))
  }
}
