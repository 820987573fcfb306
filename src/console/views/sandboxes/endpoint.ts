import { DEFAULT_SANDBOX } from '../../sandbox-name.js'

/** Returns the base URL of a sandbox: the endpoint of the SDKs whose requests are to reach it. */
export function endpointOf(serverUrl: string, sandbox: string): string {
  return sandbox === DEFAULT_SANDBOX ? serverUrl : `${serverUrl}/sandbox/${sandbox}`
}

/** Returns the line of an environment that points SDKs at a sandbox. */
export function endpointLine(serverUrl: string, sandbox: string): string {
  return `AWS_ENDPOINT_URL_DATAEXCHANGE=${endpointOf(serverUrl, sandbox)}`
}

/**
 * Returns all lines of an environment in which SDKs call a sandbox: endpoint, region, and credentials of no account.
 */
export function environmentLines(
  serverUrl: string,
  sandbox: string,
  environment: Readonly<Record<string, string>>
): string {
  const others = Object.entries(environment).filter(([name]) => name !== 'AWS_ENDPOINT_URL_DATAEXCHANGE')
  return [endpointLine(serverUrl, sandbox), ...others.map(([name, value]) => `${name}=${value}`)].join('\n')
}
