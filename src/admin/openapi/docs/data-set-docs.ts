import type { DocsById } from './operation-docs.js'

const DataSetId = 'prices'

/** The documentation of the operations on data sets. */
export const dataSetDocs: DocsById = {
  listDataSets: {
    description: 'OWNED data sets come first, and of each origin the newest.',
    returns: 'A page of data sets, each with the number of its revisions.',
    parameters: { limit: '25', after: 'OWNED.1767225600000.3' }
  },
  seedDataSets: {
    description:
      'A seed is any part of a GetDataSet response, with its revisions and their assets. What is left out is made up. ' +
      'ENTITLED data sets can be seeded as well: to clients they are read-only.',
    returns: 'The data set or, for an array, the list of data sets.',
    body: {
      description: 'A data set, or an array of data sets.',
      examples: {
        owned: {
          summary: 'An OWNED data set with a revision that is not finalized',
          value: {
            Id: 'weather',
            Name: 'Weather',
            Tags: { team: 'forecast' },
            revisions: [{ Id: 'today', Comment: 'Today', assets: [{ Name: 'weather.json', size: 1048576 }] }]
          }
        },
        entitled: {
          summary: 'An ENTITLED data set, as a subscriber sees it',
          value: {
            Name: 'Prices',
            Origin: 'ENTITLED',
            OriginDetails: { ProductId: 'prod-abcdefghij234' },
            revisions: [{ Comment: 'November', assets: [{ Name: 'prices.csv', text: 'id,price\n1,2\n' }] }]
          }
        },
        api: {
          summary: 'An API and what it responds',
          value: {
            AssetType: 'API_GATEWAY_API',
            revisions: [
              { assets: [{ responses: [{ method: 'GET', path: '/quotes', status: 200, body: [{ id: 1 }] }] }] }
            ]
          }
        },
        list: {
          summary: 'Two data sets at once',
          value: [{ Name: 'One' }, { Name: 'Two', AssetType: 'API_GATEWAY_API' }]
        }
      }
    }
  },
  getDataSet: {
    description: 'Shows what clients can list page by page, in one response.',
    returns: 'The data set, its revisions and their assets.',
    parameters: { DataSetId }
  },
  deleteDataSet: {
    description: 'Unlike DeleteDataSet, it deletes ENTITLED data sets too.',
    returns: 'The data set was deleted.',
    parameters: { DataSetId }
  },
  addRevisions: {
    description:
      'The revision is finalized unless it says otherwise. This is how a provider publishes a revision of a data set ' +
      'that a subscriber is entitled to.',
    returns: 'The revision or, for an array, the list of revisions.',
    parameters: { DataSetId },
    body: {
      description: 'A revision, or an array of revisions.',
      examples: {
        revision: {
          summary: 'A revision with an asset',
          value: { Id: 'december', Comment: 'December', assets: [{ Name: 'prices.csv', base64: 'aWQscHJpY2UK' }] }
        },
        list: {
          summary: 'Two revisions at once, of which one is revoked',
          value: [{ Comment: 'January' }, { Comment: 'February', RevocationComment: 'It was the wrong file.' }]
        }
      }
    }
  }
}
