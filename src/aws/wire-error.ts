import { EXCEPTIONS, type ExceptionBody, type ExceptionCode } from '../core/exception.js'

/** An error as it goes over the wire: a status, the code in `x-amzn-errortype` and the members of the body. */
export class WireError extends Error {
  readonly status: number
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, body: { readonly Message: string }) {
    super(body.Message)
    this.name = 'WireError'
    this.status = status
    this.code = code
    this.body = body
  }
}

/** One of the exceptions that the service model declares. */
export class ServiceException<Code extends ExceptionCode = ExceptionCode> extends WireError {
  constructor(code: Code, body: ExceptionBody<Code>) {
    super(EXCEPTIONS[code].status, code, body)
    this.name = 'ServiceException'
  }
}
