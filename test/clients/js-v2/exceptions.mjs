/** What a caller can learn from an error. The SDK has one class for all errors, without the members of exceptions. */
export function exceptionOf(error) {
  const { code, message } = error
  return { name: code ?? message, message, typed: error.constructor.name === code }
}
