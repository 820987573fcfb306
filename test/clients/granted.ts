/** The sandbox's time while a program grants and accepts. */
export const NOW = '2030-12-01T00:00:00.000Z'

/** The data set that it grants. */
export const SOURCE_ID = '1'.repeat(32)

/** The files of the revision that a program publishes after the grant. */
export const DRAFT = [
  { Name: 'new/b.csv', text: 'bb' },
  { Name: 'new/a.csv', text: 'a' }
]

/** A scenario with a data set of one finalized revision and a draft. Its clock stands still. */
export const GRANTED = {
  name: 'granted',
  clock: { mode: 'frozen', now: NOW },
  // The job of the event action is done at its second poll.
  outcomes: [{ match: { eventAction: true }, plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] }],
  dataSets: [
    {
      Id: SOURCE_ID,
      Name: 'Prices',
      Origin: 'OWNED',
      revisions: [
        { Finalized: true, assets: [{ Name: 'old.csv', text: 'old' }] },
        { Finalized: false, assets: DRAFT }
      ]
    }
  ]
}

/** A scenario with a data set to which the account is subscribed, and one of its own. */
export const SUBSCRIBED = {
  name: 'subscribed',
  dataSets: [{ Origin: 'ENTITLED' }, { Origin: 'OWNED' }]
}
