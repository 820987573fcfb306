/**
 * The options of an in-process server: those of the command line, in camelCase. An option that is undefined is absent.
 */
export interface StartOptions {
  readonly host?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  /**
   * Scenario files and folders, read in this order. The built-in fixtures by default; an empty list is `noFixtures`.
   */
  readonly fixtures?: string | readonly string[]
  readonly noFixtures?: boolean
  /** Whether the fixture files are read again when they change. */
  readonly watch?: boolean
  readonly waitingMs?: number
  readonly inProgressMs?: number
  readonly unstartedMs?: number
  readonly seed?: number
  readonly accountId?: string
  readonly region?: string
  /** The mode of the clock, or all of its settings. */
  readonly clock?: 'running' | 'frozen' | StartClockSettings
  /** The instant at which the clock starts, in ISO 8601. */
  readonly now?: string
  /** `auto` by default. */
  readonly references?: 'auto' | 'checked' | 'unchecked'
  readonly journalLimit?: number
  readonly maxJobs?: number
  readonly maxSandboxes?: number
  readonly bodyLimit?: number
  readonly maxUploadBytes?: number
  readonly maxContentBytes?: number
  readonly maxMemoryBytes?: number
  readonly publicUrl?: string
  readonly allowedHosts?: string | readonly string[]
  /** Origins whose web pages may call the data plane and signed URLs. */
  readonly corsOrigin?: string | readonly string[]
  /** URLs to which the events of EventBridge are POSTed. */
  readonly eventTarget?: string | readonly string[]
  readonly adminToken?: string
  /** An S3-compatible server that exports write to and imports read from. Jobs move no objects by default. */
  readonly s3Endpoint?: string
  /** A file that sandboxes are loaded from at the start, if it exists, and saved to when the server closes. */
  readonly snapshot?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  /** `silent` by default. */
  readonly logLevel?: string
}

/** The settings of the clock that a server starts with. */
export interface StartClockSettings {
  /** The instant at which the clock starts, in ISO 8601. The wall time by default. */
  readonly now?: string
  /** `running` by default. */
  readonly mode?: 'running' | 'frozen'
  /** The number of sandbox seconds for each real second: 1 by default, at most 1,000,000. */
  readonly rate?: number
}
