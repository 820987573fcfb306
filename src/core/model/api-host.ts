/** AWS: what SDKs put before the host of their endpoint for SendApiAsset: the model's trait `hostPrefix`. */
export const API_HOST_PREFIX = 'api-fulfill.'

/** What keeps each SDK from doing so: a name with this prefix does not lead to a local server. */
export const WITHOUT_API_HOST_PREFIX =
  'set AWS_DISABLE_HOST_PREFIX_INJECTION=true for the AWS CLI and boto3, disableHostPrefix: true for JS v3, ' +
  'hostPrefixEnabled: false for JS v2, and smithyhttp.DisableEndpointHostPrefix for Go v2; Java v2 has no SendApiAsset'
