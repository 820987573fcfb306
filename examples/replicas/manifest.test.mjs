import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAllDocuments } from 'yaml'
import { options, temporaryFolder } from './cluster.mjs'
import { BACKEND, RULES, TIMEOUTS } from './configuration.mjs'
import { findHaproxy } from './haproxy.mjs'

const manifest = readFileSync(new URL('kubernetes.yaml', import.meta.url), 'utf8')
const objects = parseAllDocuments(manifest).map((document) => document.toJS())
const configuration = objects.find(({ kind }) => kind === 'ConfigMap').data['haproxy.cfg']
const pods = objects.flatMap(({ spec }) => spec?.template?.spec ?? [])

test('HAProxy has the same rules on Kubernetes as on one machine', () => {
  for (const part of [TIMEOUTS, RULES, BACKEND]) assert.ok(configuration.includes(part), part)
})

test('HAProxy takes its configuration on Kubernetes', options, (t) => {
  const file = join(temporaryFolder(t), 'haproxy.cfg')
  writeFileSync(file, configuration)
  const env = { ...process.env, NAMESPACE: 'default', CLUSTER_DOMAIN: 'cluster.local' }
  execFileSync(findHaproxy(), ['-c', '-q', '-f', file], { env, stdio: 'inherit' })
})

test('pods run as any user but root, change no file, and get no variables of services', () => {
  assert.equal(pods.length, 2)
  for (const { enableServiceLinks, securityContext, containers } of pods) {
    assert.equal(enableServiceLinks, false)
    assert.equal(securityContext.runAsNonRoot, true)
    for (const { securityContext, readinessProbe, livenessProbe } of containers) {
      assert.equal(securityContext.readOnlyRootFilesystem, true)
      assert.ok(readinessProbe && livenessProbe)
    }
  }
})

test('HAProxy has the name of every replica', () => {
  const { metadata, spec } = objects.find(({ kind }) => kind === 'StatefulSet')
  for (let number = 0; number < spec.replicas; number++)
    assert.ok(configuration.includes(` "${metadata.name}-${number}.${spec.serviceName}.\${NAMESPACE}.svc.`))
})
