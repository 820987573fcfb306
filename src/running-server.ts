/** A server that accepts connections. */
export interface RunningServer {
  /** The base URL, for the endpoint setting of an SDK on this machine. */
  readonly url: string
  readonly port: number
  /** The seed of all random draws. A server started with the same seed draws the same. */
  readonly seed: number
  /** The number of jobs in the fixtures or, if sandboxes were loaded from a snapshot file, in these. */
  readonly jobs: number
  /** Whether there is an API asset in the fixtures. */
  readonly hasApiAssets: boolean
  /**
   * Stops accepting requests, finishes those in flight and stops. Idle connections are closed at once, streams and
   * waits end, and whatever takes longer than 4.5 s is cut off. With `snapshot`, all sandboxes are saved then, however
   * long it takes; throws if they can't be. Another call returns the same promise.
   */
  close(): Promise<void>
  /** Closes all connections, including those with requests in flight. */
  cutOff(): void
}
