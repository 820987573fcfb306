/** The request body of an operation. */
export interface BodyDocs {
  readonly description: string
  /** Bodies that the server takes, by the name that they have in the document. */
  readonly examples: Readonly<Record<string, BodyExample>>
}

/** A body that the server takes, and what it does. */
interface BodyExample {
  readonly summary: string
  /** A JSON value or, for a body of JSON lines, their text. */
  readonly value: unknown
}

/** What the document says about an operation besides what its route declares. */
export interface OperationDocs {
  /** What its summary does not say, in full sentences. */
  readonly description: string
  /** What is in the response of a request that succeeds. */
  readonly returns: string
  /** An example of each parameter, by name. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly body?: BodyDocs
}

/** The documentation of operations, by operation id. */
export type DocsById = Readonly<Record<string, OperationDocs>>
