export type { ClockControl } from './clock-control.js'
export {
  type Calls,
  ControlClient,
  type EventBridgeEvents,
  type JobPage,
  type RequestFilter,
  type Requests
} from './control-client.js'
export { ControlError, type ControlRequest, type Problem, UnreachableError } from './control-error.js'
export type { DataSetsControl } from './data-sets-control.js'
export { type Duration, ms } from './duration.js'
export type { LimitsControl } from './limits-control.js'
export type { FaultsControl, OutcomesControl, RulesControl } from './rules-control.js'
export type { SandboxesControl } from './sandboxes-control.js'
export type { ControlOptions } from './transport.js'
export type * from './types.js'
export { VerdictError } from './verdict-error.js'
