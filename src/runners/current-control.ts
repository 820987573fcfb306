import { ControlClient } from '../client/index.js'

/** On the global object, for a runner may load a module several times in one worker. */
const CURRENT = Symbol.for('dataexchange-local.control')

/** Makes a sandbox the one that the tests of this worker control. */
export function setCurrentControl(control: ControlClient): void {
  ;(globalThis as { [CURRENT]?: ControlClient })[CURRENT] = control
}

/** Returns a client of whichever sandbox is current when it is used. Its members throw an Error if there is none. */
export function currentControl(howToSetUp: string): ControlClient {
  const current = (): ControlClient => {
    const control = (globalThis as { [CURRENT]?: ControlClient })[CURRENT]
    if (control === undefined) throw new Error(`This worker has no sandbox of dataexchange-local. ${howToSetUp}`)
    return control
  }
  return new Proxy(ControlClient.prototype, {
    get(target, name) {
      // What a report may ask of any object.
      if (typeof name === 'symbol' || name in Object.prototype) return Reflect.get(target, name)
      const control = current()
      const value = Reflect.get(control, name)
      return typeof value === 'function' ? value.bind(control) : value
    }
  })
}
