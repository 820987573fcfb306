import { useEffect, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { noteRefusal } from '../../session.js'
import { type Schemas, schemasOf } from './schema-fields.js'

/** Reads the schemas of the server. Returns them, or what went wrong; neither while they are read. */
export function useSchemas(): { readonly schemas?: Schemas; readonly problem?: unknown } {
  const { client } = live.value.feed
  const [read, setRead] = useState<{ readonly schemas?: Schemas; readonly problem?: unknown }>({})
  useEffect(() => {
    let isWanted = true
    client.openapi().then(
      (document) => isWanted && setRead({ schemas: schemasOf(document) }),
      (problem: unknown) => {
        noteRefusal(problem)
        if (isWanted) setRead({ problem })
      }
    )
    return () => {
      isWanted = false
    }
  }, [client])
  return read
}
