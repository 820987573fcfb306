/** AWS: the pattern of the ids of resources, the service model's `Id`. Not anchored. */
export const ID_PATTERN = '[a-zA-Z0-9]{30,40}'
