import { existsSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'test/clients'

/**
 * A program of a few seconds ends earlier without what makes a long one faster: C2, and a collector with threads of its
 * own.
 */
const AT_ONCE = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** A program that uses an SDK, and what that SDK does where the SDKs differ. */
export interface Sdk {
  readonly name: string
  /** The file that the build leaves behind. */
  readonly built: string
  readonly command: readonly string[]
  /** Whether AWS_ENDPOINT_URL_DATAEXCHANGE leads the SDK here. */
  readonly readsVariable: boolean
  /** How many requests the SDK sends by default for a call that goes on failing in a way that is worth a retry. */
  readonly attempts: number
  /**
   * Which exceptions of an operation arrive as a type of their own: those that the model declares for the operation,
   * all that the model has, or none.
   */
  readonly types: 'declared' | 'all' | 'none'
  /** The result of a GetJob of which two responses break off after half of their body, and its number of requests. */
  readonly truncated: { readonly result: object; readonly requests: number }
}

/** The SDKs, by the name that `test/clients/build` has for them. */
export const SDKS = {
  go: {
    name: 'Go v2',
    built: join(FOLDER, 'go/build/client'),
    command: [join(FOLDER, 'go/build/client')],
    readsVariable: true,
    attempts: 3,
    types: 'declared',
    truncated: { result: { name: 'unexpected EOF', typed: false }, requests: 1 }
  },
  java: {
    name: 'Java v2',
    built: join(FOLDER, 'java/target/classes'),
    command: ['java', ...AT_ONCE, '-cp', `${FOLDER}/java/target/classes:${FOLDER}/java/target/lib/*`, 'clients.Main'],
    readsVariable: true,
    attempts: 4,
    types: 'all',
    truncated: { result: { state: 'COMPLETED' }, requests: 3 }
  },
  'js-v2': {
    name: 'JS v2',
    built: join(FOLDER, 'js-v2/node_modules/aws-sdk'),
    command: [process.execPath, join(FOLDER, 'js-v2/main.mjs')],
    readsVariable: false,
    attempts: 4,
    types: 'none',
    truncated: { result: { name: 'never settled', typed: false }, requests: 1 }
  },
  'js-v3': {
    name: 'JS v3',
    built: 'node_modules/@aws-sdk/client-dataexchange',
    command: [process.execPath, join(FOLDER, 'js-v3/main.mjs')],
    readsVariable: true,
    attempts: 3,
    types: 'all',
    truncated: { result: { state: 'COMPLETED' }, requests: 3 }
  },
  rust: {
    name: 'Rust',
    built: join(FOLDER, 'rust/target/debug/dataexchange-local-client'),
    command: [join(FOLDER, 'rust/target/debug/dataexchange-local-client')],
    readsVariable: true,
    attempts: 3,
    types: 'declared',
    truncated: { result: { state: 'COMPLETED' }, requests: 3 }
  }
} satisfies Record<string, Sdk>

/**
 * Why an SDK's program is not run, or false if it is. Programs run if CI_REQUIRE_CLIENTS asks for them: its value is 1
 * for all but the one in Rust, or a list of names. Throws if one that is asked for is not built.
 */
export function whyNot(id: string, { built, name }: Pick<Sdk, 'built' | 'name'>): string | false {
  const { CI_REQUIRE_CLIENTS: wanted = '' } = process.env
  if (wanted === '1' ? id === 'rust' : !wanted.split(',').includes(id)) {
    return `the program for ${name} takes long: it is run by CI, and with CI_REQUIRE_CLIENTS=${id}`
  }
  if (existsSync(built)) return false
  throw new Error(`the program for ${name} is not built: \`test/clients/build ${id}\` builds it`)
}
