import { DataExchangeServiceException } from '@aws-sdk/client-dataexchange'

/**
 * What a caller can learn from an error: the code, whether the SDK has a class for it, and the members of that class.
 */
export function exceptionOf(error) {
  const { name, message, ResourceId: resourceId } = error
  const typed = error instanceof DataExchangeServiceException && error.constructor !== DataExchangeServiceException
  return { name, message, typed, ...(resourceId !== undefined && { resourceId }) }
}
