// The telephone in the chart: who reaches it, what it is told, and how long its calls may take.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import {
  named, podsOf, refusal, renderScenario, repository, scenarioFile, YAML,
} from './support.mjs';

const production = renderScenario('production');
const minimal = renderScenario('minimal');
const policyOf = (docs) => named(docs, 'NetworkPolicy', 'shift-vagtbro-ivr').spec;
const configOf = (docs) =>
  YAML.parse(named(docs, 'ConfigMap', 'shift-vagtbro-ivr').data['config.yaml']);
const podOf = (docs) =>
  podsOf(docs).find(({ labels }) => labels['app.kubernetes.io/component'] === 'ivr').spec;
const doorsOf = (docs) => podOf(docs).containers[0].ports.map(({ name }) => name);
const withPhone = (...settings) =>
  renderScenario('minimal', ...settings.flatMap((one) => ['--set', `services.ivr.${one}`]));
const cidrs = (rule, side) => rule[side].map((peer) => peer.ipBlock?.cidr);

test('an exchange reaches the line it was named for, and nobody else does', () => {
  const doors = (rule) => rule.ports.map(({ port }) => port);
  const { ingress } = policyOf(production);
  const agi = ingress.find((rule) => doors(rule).includes('agi'));
  assert.deepEqual(cidrs(agi, 'from'), ['10.20.0.5/32']);
  const sip = ingress.find((rule) => doors(rule).includes('sip-udp'));
  assert.deepEqual(cidrs(sip, 'from'), ['10.20.0.6/32', '10.20.1.0/28']);
  assert.deepEqual(sip.ports.at(-1), { port: 20000, endPort: 20399, protocol: 'UDP' });
  const config = configOf(production);
  assert.equal(config.agi_allow, '10.20.0.5/32');
  assert.equal(config.sip_allow, '10.20.0.6/32,10.20.1.0/28');
  assert.equal(config.rtp_ports, '20000-20399');
});

test('its own calls go to the exchange, and what it says to the operator over https', () => {
  const rules = policyOf(production).egress;
  const trunk = rules.find((rule) => cidrs(rule, 'to').includes('10.20.0.6/32'));
  assert.deepEqual(trunk.ports, [
    { port: 1024, endPort: 65535, protocol: 'UDP' }, { port: 5061, protocol: 'TCP' },
  ]);
  const operator = rules.find((rule) => cidrs(rule, 'to').includes('192.0.2.0/24'));
  assert.deepEqual(operator.ports, [{ port: 443, protocol: 'TCP' }]);
});

test('a line that nobody asked for has no door', () => {
  assert.deepEqual(doorsOf(minimal), ['grpc', 'bus', 'http']);
  assert.ok(!policyOf(minimal).ingress.some(({ from }) => from.some((peer) => peer.ipBlock)));
  const opens = /^(twiml|agi_listen|sip_port)/;
  assert.ok(!Object.keys(configOf(minimal)).some((key) => opens.test(key)));
  assert.deepEqual(doorsOf(withPhone('sip.exchanges={10.0.0.5/32}')),
    ['grpc', 'bus', 'http', 'sip-udp', 'sip-tcp']);
});

test('every key it is given is an option of the service', () => {
  for (const key of Object.keys(configOf(production))) {
    if (['upstreams', 'peers'].includes(key)) continue;
    const found = execFileSync('grep', ['-rlF', '--include=*.cc', `{"${key}",`,
      path.join(repository, 'services/ivr'), path.join(repository, 'services/kit')]);
    assert.ok(found.length, key);
  }
});

test('its address is the pod\'s, and with the node\'s network it still finds the services', () => {
  const [variable] = podOf(production).containers[0].env;
  assert.deepEqual(variable, {
    name: 'VAGTBRO_SIP_ADDRESS', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } },
  });
  assert.equal(podOf(production).hostNetwork, undefined);
  const docs = withPhone('sip.exchanges={10.0.0.5/32}', 'sip.hostNetwork=true');
  const onNode = podsOf(docs).filter(({ spec }) => spec.hostNetwork);
  assert.deepEqual(onNode.map(({ labels }) => labels['app.kubernetes.io/component']), ['ivr']);
  assert.equal(onNode[0].spec.dnsPolicy, 'ClusterFirstWithHostNet');
});

test('secrets are files that the configuration names', () => {
  const { containers: [{ volumeMounts }], volumes } = podOf(production);
  for (const [key, file] of Object.entries(configOf(production))) {
    if (!/^\/etc\/vagtbro\//.test(file) || key === 'sip_clips') continue;
    const mount = volumeMounts.find(({ mountPath }) => mountPath === path.dirname(file));
    assert.ok(volumes.find(({ name }) => name === mount?.name)?.secret, key);
  }
  assert.match(configOf(production).sip_clips, /^\/etc\/vagtbro\/recordings,/);
  assert.ok(volumes.some((volume) => volume.persistentVolumeClaim?.claimName === 'legeby-voice'));
});

test('the image has the prompts where the chart and the compose file look for them', () => {
  const image = fs.readFileSync(path.join(repository, 'deploy/Dockerfile'), 'utf8');
  const compose = fs.readFileSync(path.join(repository, 'deploy/compose.yaml'), 'utf8');
  const folder = configOf(minimal).sip_clips;
  assert.ok(image.includes(`cd ${folder} && test -s da/greeting.al`));
  assert.ok(compose.includes(`VAGTBRO_SIP_CLIPS: ${folder}`));
});

test('running calls have the time that they are promised', () => {
  assert.ok(podOf(minimal).terminationGracePeriodSeconds > Number(configOf(minimal).drain_seconds));
});

const mistakes = [
  ['too little time for running calls', ['terminationGracePeriodSeconds=300'], 'leave 15 s more'],
  ['fewer ports than calls', ['sip.exchanges={10.0.0.5/32}', 'rtp.lastPort=17182'], 'four ports'],
  ['a trunk that may not answer', ['trunk.address=10.0.0.5:5060'], 'name the exchange'],
  ['a trunk without a number', ['sip.exchanges={10.0.0.5/32}', 'trunk.address=10.0.0.5:5060'],
    'callerId'],
  ['TLS without a certificate', ['sip.exchanges={10.0.0.5/32}', 'trunk.transport=tls'],
    'tls.secret'],
  ['a user without a password', ['sip.exchanges={10.0.0.5/32}', 'trunk.user=vagtbro'],
    'passwordSecret'],
  ['a hosted number without a token', ['twiml.publicUrl=https://ivr.example.dk'], 'tokenSecret'],
  ['a hosted number without TLS', ['twiml.publicUrl=http://ivr.example.dk'], 'publicUrl'],
  ['an odd first port', ['rtp.firstPort=16385'], 'firstPort'],
];
for (const [mistake, settings, word] of mistakes) {
  test(`given ${mistake}, the chart refuses and says why`, () => {
    const said = refusal(['--values', scenarioFile('minimal'),
      ...settings.flatMap((one) => ['--set', `services.ivr.${one}`])], 'helm4');
    assert.ok(said?.includes(word), said ?? 'it renders');
  });
}
