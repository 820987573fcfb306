import type { DocsById } from './operation-docs.js'

/** The documentation of the operations on events of EventBridge. */
export const eventBridgeDocs: DocsById = {
  listEventBridgeEvents: {
    description:
      'The sandbox keeps the last 1,000; `meta` counts those that it has dropped. What is seeded sends none. With `limit`, ' +
      'the last so many are returned. `targets` tells what became of the events of the sandbox at each `--event-target`.',
    returns: 'The events, how many there were, and what became of them at the targets.',
    parameters: { detailType: 'Revision Published To Data Set', limit: '100' }
  }
}
