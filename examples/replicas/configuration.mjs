/** The most replicas that HAProxy is set up for. */
export const MAX_REPLICAS = 64

// Below are the parts that kubernetes.yaml has too, word for word. manifest.test.mjs compares them.

export const TIMEOUTS = `  mode http
  timeout connect 10s
  # A busy replica is not a dead one. The address of a dead one refuses connections, or accepts none.
  timeout check 10s
  # Longer than the server holds any request.
  timeout client 1h
  timeout server 1h
`

/**
 * Decides which sandbox a request is for, as src/server/sandbox-routing.ts does: by the path, else by an access key id
 * of 12 digits, else the default one. The access key id is in the header or, if there is no such header, in the query
 * of a presigned URL. rules.test.mjs compares the two.
 */
export const RULES = String.raw`  acl in_path url -m reg '^(?:(?i:https?)://[^/?#]*)?/sandbox/'
  acl has_header req.fhdr_cnt(authorization) gt 0
  acl in_header req.fhdr(authorization,1) -m reg '^(?:(?!Credential=).)*+Credential=(?=[^,\s]{1,256}(?:[,\s]|$))[0-9]{12}/[0-9]{8}/(?:[^/,\s]+/){1,2}aws4_request(?:[,\s]|$)'
  acl in_query url -m reg '^(?=[^?]*\?)(?:(?![?&]X-Amz-Credential=).)*+[?&]X-Amz-Credential=(?=(?>%2[Ff]|[^&#]){1,256}(?:[&#]|$))[0-9]{12}(?:/|%2[Ff])[0-9]{8}(?:/|%2[Ff])(?:(?:(?!%2[Ff])[^/&#])+(?:/|%2[Ff])){1,2}aws4_request(?:[&#]|$)'
  http-request set-var(txn.sandbox) str(default)
  http-request set-var(txn.sandbox) 'url,regsub(^.*?[?&]X-Amz-Credential=,),bytes(0,12)' if in_query !has_header
  http-request set-var(txn.sandbox) 'req.fhdr(authorization,1),regsub(^.*?Credential=,),bytes(0,12)' if in_header
  http-request set-var(txn.sandbox) 'url,regsub(^.*?/sandbox/,),field(1,/?)' if in_path
`

/** Sends all requests of a sandbox to the same replica. When replicas come and go, no sandbox moves but theirs. */
export const BACKEND = `  balance hash var(txn.sandbox)
  hash-type consistent sdbm avalanche
  option httpchk GET /__admin/health
  http-check expect status 200
  # The first connection that fails marks its replica as down, before the request is sent to another: all requests of a
  # sandbox go to the same one from then on. A request that has been sent is not sent again.
  retries 3
  retry-on conn-failure
  option redispatch 1
  default-server check inter 2s fall 3 rise 1 observe layer4 error-limit 1 on-error mark-down weight 100
  # What still waits for a replica that is down would wait in vain.
  default-server on-marked-down shutdown-sessions
`

/**
 * Returns the configuration of HAProxy. `socket`: the file of the socket that commands are sent to. `bind`: where
 * HAProxy listens. `ports`: those of the replicas on this machine.
 */
export function configuration({ socket, bind, ports }) {
  const servers = ports.map((port, index) => `  server replica${index + 1} 127.0.0.1:${port}\n`).join('')
  const unused =
    ports.length < MAX_REPLICAS
      ? `  server-template replica ${ports.length + 1}-${MAX_REPLICAS} 127.0.0.1:1 disabled\n`
      : ''
  return `global
  stats socket ${socket} mode 600 level admin
  # As long as Node accepts a head: the server refuses a longer one itself.
  tune.bufsize 32768
defaults
${TIMEOUTS}frontend sandboxes
  bind ${bind}
${RULES}  default_backend replicas
backend replicas
${BACKEND}${servers}${unused}`
}
