import { EXCEPTIONS, type ExceptionBody, type ExceptionCode } from '../../core/model/exception.js'
import { ExpectedError } from '../../core/validation/expected-error.js'

/** An error as it is sent: a status, the code in `x-amzn-errortype`, and the members of the body. */
export class WireError extends ExpectedError {
  readonly status: number
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>
  /** Headers in addition to those that every error has. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    body: { readonly Message: string },
    headers: Readonly<Record<string, string>> = {}
  ) {
    super(body.Message)
    this.name = 'WireError'
    this.status = status
    this.code = code
    this.body = body
    this.headers = headers
  }
}

/** An exception that the service model declares. */
export class ServiceException<Code extends ExceptionCode = ExceptionCode> extends WireError {
  constructor(code: Code, body: ExceptionBody<Code>, headers?: Readonly<Record<string, string>>) {
    super(EXCEPTIONS[code].status, code, body, headers)
    this.name = 'ServiceException'
  }
}
