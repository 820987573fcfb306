import { useLayoutEffect } from 'preact/hooks'
import { NO_FILTER } from '../../live/journal/request-filter.js'
import { route } from '../../route.js'
import { filter } from './choices.js'

/**
 * Returns the ordinal of the request that the address names; undefined if it names none. An address that names a fault,
 * `#/SANDBOX/requests/fault/ID`, has the requests shown that the fault fired on.
 */
export function useChosenRequest(): string | undefined {
  const [first, fault] = route.value.ids
  const ofFault = first === 'fault' ? fault : undefined
  useLayoutEffect(() => {
    if (ofFault !== undefined) filter.value = { ...NO_FILTER, fault: ofFault }
  }, [ofFault])
  return first === 'fault' ? undefined : first
}
