import type { ServiceResponse } from './response.js'

/** An output that is no JSON of the service's: a response that is sent as it is, with its own status and headers. */
export class RawResponse {
  readonly response: ServiceResponse

  constructor(response: ServiceResponse) {
    this.response = response
  }
}
