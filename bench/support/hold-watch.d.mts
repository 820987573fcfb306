import type { Holds } from './server.js'

export class HoldWatch {
  static begin(): Promise<HoldWatch>
  end(): Promise<Holds>
}
