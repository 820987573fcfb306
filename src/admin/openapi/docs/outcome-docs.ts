import type { DocsById } from './operation-docs.js'

const id = 'imports-fail'

/** The documentation of the operations on outcomes, limits and assets. */
export const outcomeDocs: DocsById = {
  listOutcomes: {
    description: 'Outcomes are listed in the order in which they are tried.',
    returns: 'All outcomes.'
  },
  addOutcomes: {
    description:
      'The first outcome that matches a job when a client creates it decides what happens to the job once it is ' +
      'started. A job that none matches succeeds, if nothing is wrong with its request.',
    returns: 'The outcome or, for an array, the list of outcomes.',
    body: {
      description: 'An outcome, or an array of outcomes.',
      examples: {
        fails: {
          summary: 'The second import fails',
          value: {
            id: 'second-import-fails',
            match: { type: 'IMPORT_ASSETS_FROM_S3', nth: 2 },
            plan: [
              { state: 'IN_PROGRESS', forMs: 2000 },
              { state: 'ERROR', errors: [{ Code: 'ACCESS_DENIED_EXCEPTION', Message: 'Access denied.' }] }
            ]
          }
        },
        asset: {
          summary: 'An import creates an asset with this id',
          value: { match: { type: 'IMPORT_ASSET_FROM_SIGNED_URL' }, assetId: 'imported-asset' }
        },
        list: {
          summary: 'The first job hangs, and all others fail',
          value: [{ times: 1, plan: 'hangs' }, { plan: 'fails' }]
        }
      }
    }
  },
  deleteOutcomes: {
    description: 'Jobs that an outcome was applied to keep their plans.',
    returns: 'There are no outcomes any more.'
  },
  getOutcome: {
    description: 'Also says to how many more jobs the outcome can be applied.',
    returns: 'The outcome.',
    parameters: { id }
  },
  deleteOutcome: {
    description: 'Jobs that the outcome was applied to keep their plans.',
    returns: 'The outcome was deleted.',
    parameters: { id }
  },
  getLimits: {
    description: 'A limit that is absent is not set.',
    returns: 'The limits.'
  },
  setLimits: {
    description: 'Limits that the body does not have are removed. Jobs and resources that exist already stay.',
    returns: 'The limits.',
    body: {
      description: 'The limits.',
      examples: {
        defaults: {
          summary: 'The limits of the service',
          value: {
            inProgress: 'aws-defaults',
            perJob: 'aws-defaults',
            resources: 'aws-defaults',
            apiAssets: 'aws-defaults'
          }
        },
        low: {
          summary: 'Limits that a test reaches at once',
          value: {
            inProgress: { EXPORT_ASSETS_TO_S3: 1 },
            onBreach: 'ConflictException',
            resources: { dataSets: 2, assetsPerRevision: 'aws-defaults' },
            apiAssets: { requestsPerSecond: 1 }
          }
        }
      }
    }
  },
  clearLimits: {
    description: 'Clients run into no limits then.',
    returns: 'There are no limits any more.'
  },
  listAssets: {
    description: 'Jobs can export these assets, and downloads return their content.',
    returns: 'The assets, with their size.'
  }
}
