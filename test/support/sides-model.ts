import { NOW } from './data-sets.js'

/** How long a job that an event action starts is IN_PROGRESS. */
export const EXPORT_MS = 3000

/** A revision of an OWNED data set, or a copy of one. */
export interface ModelledRevision {
  readonly id: string
  readonly comment: string
  readonly hasAssets: boolean
  finalized: boolean
  revocation: string | undefined
}

/** An OWNED data set; of an ENTITLED one, the revisions that subscribers see. */
export interface ModelledDataSet {
  readonly id: string
  readonly revisions: ModelledRevision[]
}

export interface ModelledGrant {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly sourceId: string
  readonly copyId: string
  readonly createdAt: number
  readonly endsAt: number | undefined
  acceptedAt: number | undefined
  readonly tags: Record<string, string>
}

export interface ModelledAction {
  readonly id: string
  readonly arn: string
  readonly dataSetId: string
  readonly createdAt: number
  updatedAt: number
  bucket: string
  readonly tags: Record<string, string>
}

/** A job that an event action has started. */
interface ModelledExport {
  readonly arn: string
  readonly dataSetId: string
  readonly startedAt: number
  /** When its data set went. */
  goneAt: number
}

/** What a small model says that both sides of a sandbox see: event actions, grants, entitled copies and exports. */
export class SidesModel {
  now = Date.parse(NOW)
  readonly owned: ModelledDataSet[] = []
  readonly entitled: ModelledDataSet[] = []
  readonly grants: ModelledGrant[] = []
  readonly actions: ModelledAction[] = []
  readonly exports: ModelledExport[] = []

  /** Lets time pass: the grants whose ends come take their copies along, one instant after the other. */
  advance(ms: number): void {
    this.now += ms
    const ended = this.grants.filter(
      ({ acceptedAt, endsAt = Number.POSITIVE_INFINITY }) => acceptedAt && endsAt <= this.now
    )
    for (const { copyId, endsAt } of ended) this.takeAway(copyId, endsAt as number)
  }

  /** Whether a grant keeps its data set, and the finalized revisions of it, from being changed. */
  isGranted(sourceId: string): boolean {
    return this.grants.some((grant) => grant.sourceId === sourceId && !this.hasEnded(grant))
  }

  hasEnded({ endsAt }: ModelledGrant): boolean {
    return endsAt !== undefined && endsAt <= this.now
  }

  accept(grant: ModelledGrant): void {
    grant.acceptedAt = this.now
    const source = this.owned.find(({ id }) => id === grant.sourceId)
    const revisions = (source?.revisions ?? []).filter(({ finalized }) => finalized)
    this.entitled.push({ id: grant.copyId, revisions: revisions.map((revision) => ({ ...revision })) })
  }

  /** Publishes a revision of an OWNED data set to its copies, the oldest grant first. */
  publish(sourceId: string, revision: ModelledRevision): void {
    for (const { sourceId: of, copyId } of this.grants) if (of === sourceId) this.bring(copyId, revision)
  }

  /** Brings a revision to an ENTITLED data set that exists, and starts what its event actions export. */
  bring(dataSetId: string, revision: ModelledRevision): void {
    const dataSet = this.entitled.find(({ id }) => id === dataSetId)
    if (dataSet === undefined) return
    dataSet.revisions.push({ ...revision })
    for (const { arn } of this.actions.filter((action) => action.dataSetId === dataSetId)) {
      this.exports.push({ arn, dataSetId, startedAt: this.now, goneAt: Number.POSITIVE_INFINITY })
    }
  }

  revoke(sourceId: string, revision: ModelledRevision, reason: string): void {
    revision.revocation = reason
    for (const grant of this.grants.filter((each) => each.sourceId === sourceId)) {
      const copy = this.entitled.find(({ id }) => id === grant.copyId)
      // A copy bears the id of what it is a copy of.
      for (const each of copy?.revisions ?? []) if (each.id === revision.id) each.revocation = reason
    }
  }

  delete(grant: ModelledGrant): void {
    this.grants.splice(this.grants.indexOf(grant), 1)
    this.takeAway(grant.copyId, this.now)
  }

  stateOf({ startedAt, goneAt }: ModelledExport): string {
    const due = startedAt + EXPORT_MS
    if (due > this.now) return 'IN_PROGRESS'
    return goneAt < due ? 'ERROR' : 'COMPLETED'
  }

  /** An ENTITLED data set goes with the event actions on it; the exports that run then fail. */
  private takeAway(dataSetId: string, at: number): void {
    const index = this.entitled.findIndex(({ id }) => id === dataSetId)
    if (index < 0) return
    this.entitled.splice(index, 1)
    for (const each of this.exports) if (each.dataSetId === dataSetId) each.goneAt = at
    const kept = this.actions.filter((action) => action.dataSetId !== dataSetId)
    this.actions.splice(0, this.actions.length, ...kept)
  }
}
