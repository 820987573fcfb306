import type { ServerResponse } from 'node:http'

const LINE_END = '\r\n'

/**
 * A text that is sent to many responses, as one chunk of each. It is encoded and framed once (RFC 9112, 7.1). A
 * response that frames a chunk itself writes four buffers, which takes longer than to copy the text into its socket.
 */
export class SharedChunk {
  readonly #framed: Buffer
  readonly #content: Buffer

  constructor(text: string) {
    const head = `${Buffer.byteLength(text).toString(16)}${LINE_END}`
    this.#framed = Buffer.from(`${head}${text}${LINE_END}`)
    this.#content = this.#framed.subarray(head.length, -LINE_END.length)
  }

  /** Writes it to a response whose head has been written. Calls back when it has been sent, or can't be. */
  writeTo(response: ServerResponse, onWritten: (error?: Error | null) => void): void {
    const { socket } = response
    // A response without a socket waits for the one before it on its connection.
    if (response.chunkedEncoding && socket && !response.writableEnded) socket.write(this.#framed, onWritten)
    else response.write(this.#content, onWritten)
  }
}
