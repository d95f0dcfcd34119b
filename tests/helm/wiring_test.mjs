// Who may talk to whom: what the configuration says is what the network lets through, no more.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import {
  chart, named, parseAll, podsOf, renderScenario, scenarios, selects, YAML,
} from './support.mjs';

const values = YAML.parse(fs.readFileSync(path.join(chart, 'values.yaml'), 'utf8'));
const services = Object.keys(values.services);
const docs = renderScenario('production');
const policies = docs.filter((doc) => doc.kind === 'NetworkPolicy');
const labelsOf = (component) =>
  podsOf(docs).find(({ labels }) => labels['app.kubernetes.io/component'] === component).labels;

// As Kubernetes decides: one policy of the pod must allow it, if any policy selects the pod.
function allowed(direction, own, other, port) {
  const field = direction === 'ingress' ? 'from' : 'to';
  return policies
    .filter((policy) => selects(policy.spec.podSelector, own))
    .flatMap((policy) => policy.spec[direction] ?? [])
    .some((rule) =>
      rule.ports.some((entry) => entry.port === port) &&
      rule[field].some((peer) =>
        peer.podSelector && !peer.namespaceSelector && selects(peer.podSelector, other)));
}

const reaches = (from, to, port) =>
  allowed('egress', labelsOf(from), labelsOf(to), port) &&
  allowed('ingress', labelsOf(to), labelsOf(from), port);

for (const from of services) {
  for (const to of services.filter((name) => name !== from)) {
    const { upstreams, peers } = values.services[from];
    test(`${from} reaches of ${to} exactly what it needs`, () => {
      assert.equal(reaches(from, to, 'bus'), upstreams.includes(to), 'bus');
      assert.equal(reaches(from, to, 'grpc'), peers.includes(to), 'grpc');
      assert.equal(reaches(from, to, 'http'), false, 'metrics are for the monitoring alone');
      assert.equal(reaches(from, to, 'webhook'), false, 'webhooks are for the carrier alone');
      assert.equal(reaches(from, to, 'web'), false, 'the board is for browsers alone');
    });
  }
}

test('the helm test reaches every gRPC port and nothing else', () => {
  for (const service of services) {
    assert.equal(reaches('test', service, 'grpc'), true);
    assert.equal(reaches('test', service, 'bus'), false);
  }
});

test('a stranger in the same namespace reaches nothing', () => {
  for (const service of services) {
    for (const port of ['grpc', 'bus', 'http', 'webhook', 'web']) {
      assert.equal(allowed('ingress', labelsOf(service), { app: 'stranger' }, port), false);
    }
  }
});

test('clients, carrier and ingress controller are let through where values.yaml says so', () => {
  const edges = named(docs, 'NetworkPolicy', 'shift-vagtbro-roster').spec.ingress[0].from
    .map(({ namespaceSelector }) => namespaceSelector?.matchLabels['kubernetes.io/metadata.name']);
  assert.ok(edges.includes('care-edge'));
  const policy = named(docs, 'NetworkPolicy', 'shift-vagtbro-notifications').spec;
  const carrier = policy.egress.find((rule) => rule.to.some((peer) => peer.ipBlock?.cidr ===
    '203.0.113.0/24'));
  assert.deepEqual(carrier.ports, [{ port: 8443, protocol: 'TCP' }]);
  assert.ok(policy.ingress.some((rule) => rule.ports[0].port === 'webhook'));
});

// The port of the Service an address leads to, by its name; fails if there is no such Service.
function portBehind(rendered, address) {
  const [host, port] = address.replace('tcp://', '').split(':');
  const service = named(rendered, 'Service', host.split('.')[0]);
  assert.ok(host.startsWith(`${service.metadata.name}.care.svc.`), address);
  return service.spec.ports.find((entry) => entry.port === Number(port))?.name;
}

for (const scenario of scenarios) {
  test(`given the scenario ${scenario}, every configured address leads to the right port`, () => {
    const rendered = renderScenario(scenario);
    for (const name of services) {
      const map = rendered.find((doc) => doc.kind === 'ConfigMap' &&
        doc.metadata.labels['app.kubernetes.io/component'] === name);
      const [{ upstreams = {}, peers = {} }] = parseAll(map.data['config.yaml']);
      assert.deepEqual(Object.keys(upstreams), values.services[name].upstreams);
      assert.deepEqual(Object.keys(peers), values.services[name].peers);
      for (const address of Object.values(upstreams)) {
        assert.match(address, /^tcp:/);
        assert.equal(portBehind(rendered, address), 'bus', address);
      }
      for (const address of Object.values(peers)) {
        assert.equal(portBehind(rendered, address), 'grpc', address);
      }
    }
  });
}

test('the rule book is where the configuration of roster and pool says, and nowhere else', () => {
  for (const service of services) {
    const file = docs.find(({ kind, metadata }) =>
      kind === 'ConfigMap' && metadata.labels['app.kubernetes.io/component'] === service);
    const folder = YAML.parse(file.data['config.yaml']).rule_book;
    assert.equal(folder !== undefined, ['pool', 'roster'].includes(service), service);
    const { spec } = podsOf(docs).find(({ labels }) =>
      labels['app.kubernetes.io/component'] === service);
    const volume = spec.volumes.find(({ configMap }) => configMap?.name === 'legeby-rule-book');
    const mount = spec.containers[0].volumeMounts.find(({ name }) => name === volume?.name);
    assert.equal(mount?.mountPath, folder, service);
  }
});

test('only notifications reaches agencies and the mail server, and has the secrets for them', () => {
  for (const service of services) {
    const own = labelsOf(service);
    const ports = policies
      .filter((policy) => selects(policy.spec.podSelector, own))
      .flatMap((policy) => policy.spec.egress ?? [])
      .filter((rule) => rule.to.some((peer) => peer.ipBlock?.cidr.startsWith('198.51.100.') ||
        peer.ipBlock?.cidr.startsWith('203.0.113.25')))
      .flatMap((rule) => rule.ports.map((entry) => entry.port));
    const { spec } = podsOf(docs).find(({ labels }) =>
      labels['app.kubernetes.io/component'] === service);
    const secrets = spec.volumes.flatMap(({ secret }) => secret?.secretName ?? [])
      .filter((secret) => secret !== 'gateway-key').sort();
    const tells = service === 'notifications';
    const secretsOf = {
      notifications: ['agency-orders', 'carrier-token', 'mail-account'],
      gateway: ['login-client'],
      ivr: ['phone-operator', 'phone-tls', 'phone-trunk'],
    };
    assert.deepEqual(ports.sort(), tells ? [443, 465] : [], service);
    assert.deepEqual(secrets, secretsOf[service] ?? [], service);
  }
});
