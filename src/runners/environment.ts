import type { ControlClient } from '../client/index.js'

/**
 * Sets what the SDKs of this process need to reach a sandbox: the endpoint of AWS Data Exchange, which other services
 * do not use. Region and credentials are shared by all services, so they are set only where there are none.
 */
export function setEnvironment({ environment }: ControlClient): void {
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...endpoint } = environment
  const { env } = process
  Object.assign(env, endpoint)
  if (!env.AWS_REGION && !env.AWS_DEFAULT_REGION) Object.assign(env, { AWS_REGION, AWS_DEFAULT_REGION })
  // The SDK for JavaScript reads the region from this variable alone.
  else if (!env.AWS_REGION) env.AWS_REGION = env.AWS_DEFAULT_REGION
  if (!env.AWS_ACCESS_KEY_ID && !env.AWS_PROFILE) Object.assign(env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY })
}
