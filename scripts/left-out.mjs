import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Modules that the command never calls, though packages import them: Fastify's own compilers (the planes have theirs),
 * HTTP/2 (not served), semver (no plugin states a version), addresses of proxies (none is trusted), the threads and the
 * redaction of the log (it has neither). They would be a large part of the bundle.
 */
const LEFT_OUT = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  '@fastify/proxy-addr',
  '@pinojs/redact',
  'light-my-request',
  'node:http2',
  'semver',
  'thread-stream'
]

/** The part of prom-client that is used. Its index also loads digests, tracing, a gateway and clusters. */
const PROM_CLIENT = ['Counter', 'Gauge', 'Registry']

/**
 * An esbuild plugin that replaces these modules with stubs, which throw when used, and prom-client with a part of it.
 */
export const leftOut = {
  name: 'left-out',
  setup(build) {
    build.onLoad({ filter: /[\\/]prom-client[\\/]index\.js$/ }, () => ({
      contents: PROM_CLIENT.map((name) => `exports.${name} = require('./lib/${name.toLowerCase()}')`).join('\n')
    }))
    const filter = new RegExp(`^(${LEFT_OUT.join('|')})$`)
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }))
    // It judges the patterns of routes, which are the server's own.
    build.onResolve({ filter: /^safe-regex2$/ }, ({ path }) => ({ path, namespace: 'approves' }))
    build.onLoad({ filter: /.*/, namespace: 'approves' }, () => ({ contents: 'module.exports = () => true' }))
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `module.exports = new Proxy(function () {}, {
        get() { throw new Error(${JSON.stringify(`${path} is left out of this bundle`)}) },
        apply() { throw new Error(${JSON.stringify(`${path} is left out of this bundle`)}) }
      })`
    }))
  }
}

/**
 * An esbuild plugin that takes the ES modules of yaml, of which esbuild leaves out what is not used, instead of Node's.
 */
export const yamlModules = {
  name: 'yaml-modules',
  setup(build) {
    build.onResolve({ filter: /^yaml$/ }, ({ resolveDir }) =>
      build.resolve('./browser/dist/index.js', {
        kind: 'import-statement',
        resolveDir: dirname(createRequire(join(resolveDir, 'here.js')).resolve('yaml/package.json'))
      })
    )
  }
}
