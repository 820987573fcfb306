import { type Static, Type } from '@sinclair/typebox'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import { ResourceId } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'

/**
 * For how long a client token is remembered, in milliseconds of sandbox time. Mock: AWS only says that it is for
 * notifications "in quick succession".
 */
export const REMEMBERED_MS = 86_400_000

/** How many client tokens a sandbox remembers. */
const MOST_TOKENS = 1000

/** AWS: the service model's `ClientToken`. SDKs make one for each call, and repeat it in the retries of that call. */
export const ClientToken = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7E]{1,64}$' })

/** A notification that was sent with a client token. */
export const SentNotification = Type.Object(
  {
    dataSetId: ResourceId,
    clientToken: ClientToken,
    digest: Type.String({ maxLength: 64, description: 'The digest of what was sent.' }),
    sentAt: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'An instant in epoch milliseconds.'
    })
  },
  { additionalProperties: false }
)
export type SentNotification = Readonly<Static<typeof SentNotification>>

/**
 * The notifications of one sandbox that were sent with a client token, so that none is sent twice. Mock: AWS does not
 * document whether a token is for one data set or for all of an account. Here it is for one.
 */
export class SentNotifications {
  readonly #ledger: Ledger
  /** In the order in which they were sent. */
  readonly #byToken = new Map<string, SentNotification>()

  constructor(ledger: Ledger = UNLIMITED) {
    this.#ledger = ledger
  }

  /** Returns the notification about a data set that was sent with a token, if it is remembered at an instant. */
  find(dataSetId: string, clientToken: string, now: number): SentNotification | undefined {
    const sent = this.#byToken.get(keyOf({ dataSetId, clientToken }))
    return sent !== undefined && isRemembered(sent, now) ? sent : undefined
  }

  /**
   * Adds the latest notification, and forgets those that are no longer remembered, or the oldest if they are too many.
   */
  add(sent: SentNotification): void {
    for (const older of this.#byToken.values()) {
      if (isRemembered(older, sent.sentAt) && this.#byToken.size < MOST_TOKENS) break
      this.#delete(older)
    }
    this.#put(sent)
  }

  /** Forgets the notifications about a data set. */
  forget(dataSetId: string): void {
    for (const sent of this.#byToken.values()) if (sent.dataSetId === dataSetId) this.#delete(sent)
  }

  /** Forgets everything. */
  clear(): void {
    for (const sent of this.#byToken.values()) this.#delete(sent)
  }

  /** Returns everything as it is now, in order. */
  snapshot(): SentNotification[] {
    return [...this.#byToken.values()]
  }

  /** Adds what a snapshot holds to an empty store. */
  restore(held: readonly SentNotification[]): void {
    for (const sent of held) this.#put(sent)
  }

  #put(sent: SentNotification): void {
    const before = this.#byToken.get(keyOf(sent))
    if (before !== undefined) this.#delete(before)
    this.#byToken.set(keyOf(sent), sent)
    this.#ledger.add(sizeOf(sent))
  }

  #delete(sent: SentNotification): void {
    this.#byToken.delete(keyOf(sent))
    this.#ledger.add(-sizeOf(sent))
  }
}

function keyOf({ dataSetId, clientToken }: Pick<SentNotification, 'dataSetId' | 'clientToken'>): string {
  return `${dataSetId} ${clientToken}`
}

function isRemembered({ sentAt }: SentNotification, now: number): boolean {
  return now < sentAt + REMEMBERED_MS
}

/** Returns what is wrong with the sent notifications of a snapshot, whose shape is right. */
export function sentNotificationsProblems(held: readonly SentNotification[], at: Path): Problem[] {
  return repeatedIds(held.map(keyOf), (index) => [...at, index, 'clientToken'])
}
