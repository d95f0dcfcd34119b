// The policy gate: every scenario passes every rule, and every rule bites when its rule is broken.
import assert from 'node:assert/strict';
import test from 'node:test';

import { podRules } from './policy_pods.mjs';
import { networkRules, releaseRules } from './policy_release.mjs';
import { renderScenario, scenarios } from './support.mjs';

const rules = { ...podRules, ...releaseRules, ...networkRules };

const without = (excluded) =>
  Object.fromEntries(Object.entries(rules).filter(([rule]) => !(rule in excluded)));

const findings = (docs, applied) =>
  Object.entries(applied).flatMap(([rule, check]) =>
    check(docs).map((complaint) => `${rule}: ${complaint}`));

for (const scenario of scenarios) {
  test(`given the scenario ${scenario}, no rule is broken`, () => {
    const docs = renderScenario(scenario);
    const hasPolicies = docs.some((doc) => doc.kind === 'NetworkPolicy');
    assert.deepEqual(findings(docs, hasPolicies ? rules : without(networkRules)), []);
  });
}

test('given the longest release name Helm allows, names still fit', () => {
  const docs = renderScenario('minimal', '--name-template', 'r'.repeat(53));
  assert.deepEqual(findings(docs, rules), []);
});

// How each rule is broken: [rule, what is done to the production scenario].
const set = (docs) => docs.find((doc) => doc.kind === 'StatefulSet');
const pod = (docs) => set(docs).spec.template.spec;
const box = (docs) => pod(docs).containers[0];
const first = (docs, kind) => docs.find((doc) => doc.kind === kind);
const service = (docs, headless) =>
  docs.find((doc) => doc.kind === 'Service' && (doc.spec.clusterIP === 'None') === headless);
const helmTest = (docs) => docs.find((doc) => doc.kind === 'Pod');
const drop = (docs, doc) => docs.splice(docs.indexOf(doc), 1);
const policy = (docs, ending) =>
  docs.find((doc) => doc.kind === 'NetworkPolicy' && doc.metadata.name.endsWith(ending));

const sabotage = [
  ['runs as nobody', (d) => { pod(d).securityContext.runAsNonRoot = false; }],
  ['runs as nobody', (d) => { pod(d).securityContext.runAsUser = 0; }],
  ['runs as nobody', (d) => { delete helmTest(d).spec.securityContext; }],
  ['no uid of its own in a container', (d) => { box(d).securityContext.runAsUser = 0; }],
  ['system calls are filtered', (d) => { delete pod(d).securityContext.seccompProfile; }],
  ['no new privileges', (d) => { delete box(d).securityContext.allowPrivilegeEscalation; }],
  ['no new privileges', (d) => { box(d).securityContext.privileged = true; }],
  ['no capabilities', (d) => { box(d).securityContext.capabilities.drop = ['NET_RAW']; }],
  ['no capabilities', (d) => { box(d).securityContext.capabilities.add = ['SYS_TIME']; }],
  ['read-only root', (d) => { box(d).securityContext.readOnlyRootFilesystem = false; }],
  ['nothing of the host', (d) => { pod(d).hostNetwork = true; }],
  ['nothing of the host', (d) => { pod(d).volumes.push({ name: 'h', hostPath: { path: '/' } }); }],
  ['nothing of the host', (d) => { box(d).ports[0].hostPort = 7000; }],
  ['no token of the API server', (d) => { delete pod(d).automountServiceAccountToken; }],
  ['an account of its own', (d) => { pod(d).serviceAccountName = 'default'; }],
  ['an account of its own', (d) => {
    first(d, 'ServiceAccount').automountServiceAccountToken = true;
  }],
  ['no service links', (d) => { delete pod(d).enableServiceLinks; }],
  ['requests and limits', (d) => { delete box(d).resources.limits.memory; }],
  ['requests and limits', (d) => { delete helmTest(d).spec.containers[0].resources; }],
  ['temporary folders have a size', (d) => {
    delete pod(d).volumes.find((volume) => volume.emptyDir).emptyDir.sizeLimit;
  }],
  ['the image is a known one', (d) => { box(d).image = 'registry:5000/vagtbro'; }],
  ['the image is a known one', (d) => { box(d).image = 'vagtbro:latest'; }],
  ['probes ask the right door', (d) => { delete box(d).startupProbe; }],
  ['probes ask the right door', (d) => { box(d).livenessProbe.httpGet.path = '/readyz'; }],
  ['probes ask the right door', (d) => { box(d).readinessProbe.httpGet.port = 'https'; }],
  ['a mount has a volume', (d) => { box(d).volumeMounts[0].name = 'dta'; }],
  ['a mounted ConfigMap exists', (d) => { drop(d, first(d, 'ConfigMap')); }],
  ['secrets are files', (d) => {
    box(d).env = [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }];
  }],
  ['container ports say TCP', (d) => { delete box(d).ports[0].protocol; }],
  ['time to drain', (d) => { pod(d).terminationGracePeriodSeconds = 5; }],
  ['a new configuration restarts', (d) => { delete set(d).spec.template.metadata.annotations; }],
  ['one journal has one writer', (d) => { set(d).spec.replicas = 2; }],
  ['a journal outlives its release', (d) => {
    set(d).spec.persistentVolumeClaimRetentionPolicy.whenDeleted = 'Delete';
  }],
  ['a journal outlives its release', (d) => { set(d).spec.volumeClaimTemplates = []; }],
  ['a broken pod does not hold up its repair', (d) => {
    delete set(d).spec.podManagementPolicy;
  }],
  ['the bus reaches pods that are not ready', (d) => {
    delete service(d, true).spec.publishNotReadyAddresses;
  }],
  ['the bus reaches pods that are not ready', (d) => { set(d).spec.serviceName = 'nowhere'; }],
  ['a selector selects something', (d) => { service(d, false).spec.selector = { app: 'x' }; }],
  ['a selector selects something', (d) => {
    first(d, 'PodDisruptionBudget').spec.selector.matchLabels = { app: 'x' };
  }],
  ['a selector selects something', (d) => {
    first(d, 'ServiceMonitor').spec.endpoints[0].port = 'metrics';
  }],
  ['no Service routes to a test', (d) => {
    helmTest(d).metadata.labels = { ...set(d).spec.template.metadata.labels };
  }],
  ['a target port exists', (d) => { service(d, false).spec.ports[0].targetPort = 'grcp'; }],
  ['Service ports say TCP', (d) => { delete service(d, true).spec.ports[0].protocol; }],
  ['nothing is reachable from outside', (d) => { service(d, false).spec.type = 'NodePort'; }],
  ['an ingress leads to a door, over TLS', (d) => { delete first(d, 'Ingress').spec.tls; }],
  ['an ingress leads to a door, over TLS', (d) => {
    first(d, 'Ingress').spec.rules[0].http.paths[0].backend.service.port.name = 'grpc-web';
  }],
  ['a node can be drained', (d) => { drop(d, first(d, 'PodDisruptionBudget')); }],
  ['a node can be drained', (d) => { first(d, 'PodDisruptionBudget').spec.maxUnavailable = 0; }],
  ['a node can be drained', (d) => { first(d, 'PodDisruptionBudget').spec.minAvailable = 1; }],
  ['selectors and pods carry stable labels', (d) => {
    set(d).spec.volumeClaimTemplates[0].metadata.labels['helm.sh/chart'] = 'vagtbro-1.0.0';
  }],
  ['selectors and pods carry stable labels', (d) => {
    set(d).spec.template.metadata.labels['app.kubernetes.io/version'] = '1.0.0';
  }],
  ['no power over the cluster', (d) => {
    d.push({ kind: 'ClusterRole', metadata: { name: 'all', namespace: 'care', labels: {} } });
  }],
  ['names fit and labels are complete', (d) => { set(d).metadata.name = 'n'.repeat(53); }],
  ['names fit and labels are complete', (d) => {
    delete first(d, 'Service').metadata.labels['app.kubernetes.io/part-of'];
  }],
  ['all is denied first', (d) => { drop(d, policy(d, '-deny')); }],
  ['a policy covers both directions', (d) => {
    policy(d, '-directory').spec.policyTypes = ['Ingress'];
  }],
  ['no policy opens to everybody', (d) => { delete policy(d, '-roster').spec.ingress[0].from; }],
  ['no policy opens to everybody', (d) => {
    policy(d, '-roster').spec.ingress[0].from.push({ ipBlock: { cidr: '0.0.0.0/0' } });
  }],
  ['no policy opens to everybody', (d) => { policy(d, '-pool').spec.egress.push({}); }],
];

const production = renderScenario('production');
sabotage.forEach(([rule, breakIt], index) => {
  test(`given sabotage ${index + 1}, "${rule}" is what complains`, () => {
    const docs = structuredClone(production);
    breakIt(docs);
    const broken = findings(docs, rules).map((finding) => finding.split(':')[0]);
    assert.ok(broken.includes(rule), `the gate did not notice: ${breakIt}`);
  });
});

test('every rule has been seen to bite', () => {
  const bitten = new Set(sabotage.map(([rule]) => rule));
  assert.deepEqual(Object.keys(rules).filter((rule) => !bitten.has(rule)), []);
});
