import type { Fault } from '../../../client/index.js'
import type { OptionSpec } from '../../../config/option-kinds.js'
import { ConnectionFault } from '../../../core/faults/effects/connection.js'
import { GatewayResponseName } from '../../../core/faults/effects/gateway.js'
import { ExceptionCode } from '../../../core/model/exception.js'
import type { OperandSpec } from '../../command.js'
import { anyText, count, DURATION, duration, parseDuration, problemOfChoice } from '../../option-kinds.js'
import type { Call } from '../control-command.js'

/** A kind of fault that can be armed: what its command takes besides the options of every fault. */
export interface FaultKind {
  readonly name: string
  readonly summary: string
  readonly operands: readonly OperandSpec[]
  readonly options: readonly OptionSpec[]
  /** The options of every fault that do not go with it. */
  readonly without?: readonly string[]
  readonly examples: readonly string[]
  /** Returns what is wrong with the arguments together. */
  problems?(call: Pick<Call, 'operands' | 'has'>): string[]
  /** Returns the effect, or the delay, as a part of a fault. */
  part(call: Call): Partial<Fault>
}

const MESSAGE = anyText('message', 'TEXT', 'message of the exception')

const RETRY_AFTER: OptionSpec = {
  ...duration('retry-after', 'tell the client to wait this long'),
  parse: (text) => {
    const ms = parseDuration(text)
    return ms === undefined ? undefined : ms / 1000
  }
}

const HEADER: OptionSpec = {
  name: 'header',
  placeholder: 'NAME:VALUE',
  help: 'header of the response; repeatable',
  wants: "a header such as 'content-type: text/html'",
  parse: (text) => {
    const [, name, value] = /^([^\s:]+):\s*(.*)$/.exec(text) ?? []
    return name === undefined ? undefined : [name, value]
  },
  separator: '\n'
}

const oneOf = (placeholder: string, wants: string, what: string, values: readonly string[]): OperandSpec => ({
  placeholder,
  wants,
  values,
  problem: (word) => problemOfChoice(word, what, values)
})

const DURATION_OPERAND: OperandSpec = {
  placeholder: 'DURATION',
  wants: DURATION,
  problem: (text) => (parseDuration(text) === undefined ? `is not ${DURATION}` : undefined)
}

const RATE = /^(\d+)\/(\d*)(\w+)$/

/** The kinds of faults, in the order of the help. */
export const FAULT_KINDS: readonly FaultKind[] = [
  {
    name: 'throttle',
    summary: 'respond with ThrottlingException',
    operands: [],
    options: [MESSAGE, RETRY_AFTER],
    examples: ['fault throttle --times 2 --job completesAfterThreePolls000001'],
    part: (call) => ({ effect: { exception: 'ThrottlingException', ...exceptionMembers(call) } })
  },
  {
    name: 'exception',
    summary: 'respond with an exception of the service',
    operands: [oneOf('NAME', 'the name of an exception', 'an exception of the service', ExceptionCode.enum)],
    options: [MESSAGE, RETRY_AFTER],
    examples: ['fault exception InternalServerException --times 1 --operation GetJob'],
    part: (call) => effect({ exception: call.operands[0], ...exceptionMembers(call) })
  },
  {
    name: 'connection',
    summary: 'fail the connection',
    operands: [oneOf('KIND', `one of ${ConnectionFault.enum.join(', ')}`, 'a connection fault', ConnectionFault.enum)],
    options: [duration('pace', 'time from one byte of a drip to the next')],
    examples: ['fault connection reset --times 1', 'fault connection drip --pace 50ms'],
    part: (call) => effect({ connection: call.operands[0], ...given('paceMs', call.get('pace')) })
  },
  {
    name: 'gateway',
    summary: 'respond as a front end of the service does',
    operands: [
      oneOf(
        'NAME',
        `one of ${GatewayResponseName.enum.join(', ')}`,
        'a response of front ends',
        GatewayResponseName.enum
      )
    ],
    options: [RETRY_AFTER],
    examples: ['fault gateway service-unavailable --times 3'],
    part: (call) => effect({ gateway: call.operands[0], ...retryAfter(call) })
  },
  {
    name: 'response',
    summary: 'respond with any HTTP response',
    operands: [
      {
        placeholder: 'STATUS',
        wants: 'an HTTP status from 200 to 599',
        problem: (text) => (/^[2-5]\d\d$/.test(text) ? undefined : 'is not an HTTP status from 200 to 599')
      }
    ],
    options: [HEADER, anyText('body', 'TEXT', 'body of the response, sent unchanged'), RETRY_AFTER],
    examples: ["fault response 502 --header 'content-type: text/html' --body '<h1>Bad Gateway</h1>'"],
    part: (call) => {
      const headers = call.get<[string, string][]>('header')
      const response = {
        status: Number(call.operands[0]),
        ...(headers && { headers: Object.fromEntries(headers) }),
        ...given('body', call.get('body'))
      }
      return effect({ response, ...retryAfter(call) })
    }
  },
  {
    name: 'quota',
    summary: 'throttle requests above a rate',
    operands: [
      {
        placeholder: 'RATE',
        wants: 'a rate, such as 10/s or 100/30s',
        problem: (text) => (parseRate(text) ? undefined : 'is not a rate, such as 10/s or 100/30s')
      }
    ],
    options: [count('burst', 'how many requests may come at once (default: those of the rate)', 1)],
    without: ['skip', 'every', 'probability'],
    examples: ['fault quota 10/s --operation GetJob'],
    part: (call) => effect({ quota: { ...parseRate(call.operands[0] ?? ''), ...given('burst', call.get('burst')) } })
  },
  {
    name: 'delay',
    summary: 'delay responses, in real time',
    operands: [DURATION_OPERAND],
    options: [duration('up-to', 'delay each by a random time, at most this')],
    without: ['delay'],
    examples: ['fault delay 200ms', 'fault delay 50ms --up-to 2s'],
    part: ({ operands: [text = ''], get }) => {
      const ms = parseDuration(text) as number
      const upTo = get<number>('up-to')
      return { delay: upTo === undefined ? { ms } : { uniformMs: [ms, upTo] } }
    }
  }
]

function effect(wire: Record<string, unknown>): Partial<Fault> {
  return { effect: wire } as unknown as Partial<Fault>
}

function exceptionMembers(call: Call): { message?: string; retryAfterSeconds?: number } {
  return { ...given('message', call.get('message')), ...retryAfter(call) }
}

function retryAfter({ get }: Call): { retryAfterSeconds?: number } {
  return given('retryAfterSeconds', get('retry-after'))
}

function given(member: string, value: unknown): object {
  return value === undefined ? {} : { [member]: value }
}

/** `10/s` is 10 requests in every second, `100/30s` a hundred in 30. */
function parseRate(text: string): { requests: number; perMs: number } | undefined {
  const [, requests = '', count, unit] = RATE.exec(text) ?? []
  const perMs = parseDuration(`${count || 1}${unit}`)
  return perMs === undefined || requests === '' ? undefined : { requests: Number(requests), perMs }
}
