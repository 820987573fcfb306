import { DETAILS_OF, type Notification } from '../../../core/notifications/notification.js'
import { violation } from '../../wire/constraint-violations.js'

/** AWS: the bounds that the service model's documentation has for lists and texts, and the model itself does not. */
const MOST = { changes: 100, keys: 50, name: 255, description: 512 }

/** Returns how a notification violates what its schema can't say, in the service's words. */
export function notificationViolations({ Type, Details = {}, Scope = {} }: Notification): string[] {
  const wanted = DETAILS_OF[Type]
  const { Changes = [] } = Details.SchemaChange ?? {}
  return [
    // Mock: AWS documents each of the details as specific to its type, and not what the others do to a notification.
    ...Object.keys(Details)
      .filter((member) => member !== wanted && Object.values(DETAILS_OF).includes(member as typeof wanted))
      .map((member) => violation(`/Details/${member}`, `Member must be null for the Type ${Type}`)),
    ...tooLong('/Details/SchemaChange/Changes', Changes, MOST.changes),
    ...Changes.flatMap(({ Name, Description = '' }, index) => [
      ...tooLong(`/Details/SchemaChange/Changes/${index}/Name`, [...Name], MOST.name),
      ...tooLong(`/Details/SchemaChange/Changes/${index}/Description`, [...Description], MOST.description)
    ]),
    ...(Scope.S3DataAccesses ?? []).flatMap(({ KeyPrefixes = [], Keys = [] }, index) => [
      ...tooLong(`/Scope/S3DataAccesses/${index}/KeyPrefixes`, KeyPrefixes, MOST.keys),
      ...tooLong(`/Scope/S3DataAccesses/${index}/Keys`, Keys, MOST.keys)
    ])
  ]
}

function tooLong(path: string, { length }: readonly unknown[], most: number): string[] {
  return length <= most ? [] : [violation(path, `Member must have length less than or equal to ${most}`)]
}
