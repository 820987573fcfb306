/** A whole response of HTTP/1.1. */
export interface ReceivedResponse {
  readonly status: number
  readonly body: string
  /** Whether the server closes the connection after it. */
  readonly isLast: boolean
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * Returns the response that these bytes are; undefined if its end is missing. Throws if the response tells no length,
 * as it would then end with the connection.
 */
export function parseResponse(bytes: Buffer): ReceivedResponse | undefined {
  const end = bytes.indexOf(END_OF_HEAD)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const isLast = /\r\nconnection: *close/i.test(head)
  const body = bodyOf(bytes.subarray(end + END_OF_HEAD.length), head, status)
  return body === undefined ? undefined : { status, body: body.toString(), isLast }
}

function bodyOf(bytes: Buffer, head: string, status: number): Buffer | undefined {
  if (status === 204) return Buffer.alloc(0)
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return joinedChunks(bytes)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`a response without a length: ${head}`)
  return bytes.length < Number(length) ? undefined : bytes.subarray(0, Number(length))
}

function joinedChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let from = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', from)
    if (lineEnd < 0) return undefined
    const length = Number.parseInt(bytes.toString('latin1', from, lineEnd), 16)
    const end = lineEnd + 2 + length
    if (bytes.length < end + 2) return undefined
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(lineEnd + 2, end))
    from = end + 2
  }
}
