import { get } from 'node:http'

/** An event of a sandbox's event stream, as it came. */
export interface StreamedEvent {
  readonly event: string
  readonly data: Record<string, unknown>
}

/** Reads an event stream from the moment that the promise resolves. `ended` resolves once the connection is closed. */
export function readEvents(url: string): Promise<{ readonly events: StreamedEvent[]; readonly ended: Promise<void> }> {
  return new Promise((resolve) => {
    get(url, (response) => {
      const events: StreamedEvent[] = []
      const ended = new Promise<void>((resolve) => response.once('close', resolve))
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
        const whole = text.split('\n\n')
        text = whole.pop() as string
        for (const each of whole) {
          const [, event, data] = /^event: ([\w-]+)\ndata: (.*)$/.exec(each) ?? []
          if (event && data) events.push({ event, data: JSON.parse(data) })
        }
        resolve({ events, ended })
      })
    })
  })
}
