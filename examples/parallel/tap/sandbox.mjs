import { ControlClient } from 'dataexchange-local/client'

// tap runs each file in a separate process.
export const control = new ControlClient(process.env.DATAEXCHANGE_LOCAL_URL).sandbox(`tap-${process.pid}`)

// .taprc imports this file first, so that the clients of the SDK find the sandbox.
Object.assign(process.env, control.environment)
