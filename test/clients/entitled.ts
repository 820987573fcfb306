/** A file of an entitled data set, as a subscriber downloads it. */
export interface EntitledFile {
  readonly Name: string
  readonly content: Buffer
}

const text = (Name: string, content: string): EntitledFile => ({ Name, content: Buffer.from(content) })

/** Files in the order in which they are listed: by name, descending. */
const PRICES = [text('readme.txt', 'Prices in €.\n'), text('prices/b.csv', 'id,price\n1,2\n'), text('empty.csv', '')]
const IMAGES = [{ Name: 'image.bin', content: Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251)) }]

const OLDER = { Comment: 'October', CreatedAt: '2030-10-01T00:00:00.000Z', assets: [{ Name: 'old.csv', text: 'old' }] }
const NEWER = { Comment: 'November', CreatedAt: '2030-11-01T00:00:00.000Z', assets: PRICES.map(seed) }

/** The newest revision of each data set, in the order in which the data sets are listed. */
export const NEWEST = [
  { name: 'Prices', productId: 'prod-abcdefghij234', comment: 'November', revisions: 2, files: PRICES },
  { name: 'Images', productId: 'prod-klmnopqrst567', comment: 'First', revisions: 1, files: IMAGES }
] as const

/** A scenario with two data sets to which the account is subscribed, and one of its own. */
export const ENTITLED = {
  name: 'entitled',
  clock: { now: '2030-12-01T00:00:00.000Z' },
  // Jobs that clients create are done at their second poll.
  outcomes: [{ plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] }],
  dataSets: [
    {
      Name: 'Images',
      CreatedAt: '2030-09-01T00:00:00.000Z',
      OriginDetails: { ProductId: 'prod-klmnopqrst567' },
      revisions: [{ Comment: 'First', assets: IMAGES.map(seed) }]
    },
    {
      Name: 'Prices',
      CreatedAt: '2030-09-02T00:00:00.000Z',
      OriginDetails: { ProductId: 'prod-abcdefghij234' },
      revisions: [NEWER, OLDER]
    },
    { Name: 'Own', revisions: [{ assets: [{ Name: 'own.csv', text: 'own' }] }] }
  ]
}

function seed({ Name, content }: EntitledFile): { Name: string; base64: string } {
  return { Name, base64: content.toString('base64') }
}
