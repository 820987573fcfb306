/**
 * An error that is told to a client, whose request led to it. It has no stack trace: nobody looks for where it was
 * thrown, and to record that takes far longer than everything else in making the error.
 */
export class ExpectedError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error
    // Unlike an assignment, this does not throw where the globals are frozen.
    Reflect.set(Error, 'stackTraceLimit', 0)
    super(message)
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  }
}
