// A plugin for StrykerJS: MUTATION_SAMPLE=4 mutates only a quarter of the functions, the same ones in every run.
import { createHash } from 'node:crypto'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const every = Number(process.env.MUTATION_SAMPLE ?? 1)

/** Whether a node is one of those that are sampled: a function or a constant of a module, or a member of a class. */
function isUnit(path) {
  if (path.isClassMethod() || path.isClassPrivateMethod() || path.isClassProperty() || path.isClassPrivateProperty()) {
    return true
  }
  const { parentPath } = path
  const isTopLevel = parentPath?.isProgram() || parentPath?.isExportNamedDeclaration()
  return Boolean(isTopLevel) && (path.isFunctionDeclaration() || path.isVariableDeclaration())
}

/** A number that depends on the text of a node alone. */
function hashOf(path) {
  return createHash('md5').update(JSON.stringify(path.node, withoutPlaces)).digest().readUInt32BE()
}

function withoutPlaces(name, value) {
  return ['start', 'end', 'loc', 'extra', 'leadingComments', 'trailingComments', 'innerComments'].includes(name)
    ? undefined
    : value
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'sample', {
    shouldIgnore: (path) => (every > 1 && isUnit(path) && hashOf(path) % every !== 0 ? 'not in the sample' : undefined)
  })
]
