// deploy/compose.yaml: hardened in every service, wired as the chart, open to this machine only.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { chart, repository, YAML } from './support.mjs';

const read = (file) =>
  YAML.parse(fs.readFileSync(path.join(repository, file), 'utf8'), { merge: true });
const compose = read('deploy/compose.yaml');
const values = read(path.relative(repository, path.join(chart, 'values.yaml')));

// Ports are published to this machine alone.
const isLocal = ({ ports = [] }) => ports.every((port) => port.startsWith('127.0.0.1:'));

// Does its one task and ends; the others wait until it has.
const endsByItself = ({ restart }) => restart === 'no';

const rules = {
  'read-only root': (service) => service.read_only === true,
  'no capabilities': (service) => service.cap_drop?.includes('ALL') && !service.cap_add,
  'no new privileges': (service) => service.security_opt?.includes('no-new-privileges:true'),
  'not root': (service) => service.user === '10001:10001' && !service.privileged,
  'asked for its health': (service) => service.healthcheck?.test?.length > 1 || endsByItself(service),
  'published to this machine only': isLocal,
  'bounded memory and processes': (service) => service.mem_limit && service.pids_limit > 0,
  'no more than 20000 open files': (service) => service.ulimits?.nofile?.hard <= 20000,
  'time to drain': (service) => parseInt(service.stop_grace_period, 10) >= 15,
  'nothing of the host': (service) =>
    !service.network_mode && !service.pid && (service.volumes ?? []).every((volume) =>
      volume.split(':')[0] in compose.volumes),
};

const broken = (services) =>
  Object.entries(services).flatMap(([name, service]) =>
    Object.keys(rules).filter((rule) => !rules[rule](service)).map((rule) => `${name}: ${rule}`));

test('every service of the compose file keeps every rule', () => {
  assert.deepEqual(broken(compose.services), []);
});

const sabotage = {
  'read-only root': (s) => { delete s.read_only; },
  'no capabilities': (s) => { delete s.cap_drop; },
  'no new privileges': (s) => { s.security_opt = []; },
  'not root': (s) => { delete s.user; },
  'asked for its health': (s) => { delete s.healthcheck; },
  'published to this machine only': (s) => { s.ports = ['7101:7000']; },
  'bounded memory and processes': (s) => { delete s.mem_limit; },
  'no more than 20000 open files': (s) => { s.ulimits = { nofile: { soft: 1, hard: 65536 } }; },
  'time to drain': (s) => { delete s.stop_grace_period; },
  'nothing of the host': (s) => { s.volumes = ['/etc:/data']; },
};
for (const rule of Object.keys(rules)) {
  test(`given a service that breaks it, "${rule}" is what complains`, () => {
    const services = structuredClone(compose.services);
    sabotage[rule](services.pool);
    assert.deepEqual(broken(services), [`pool: ${rule}`]);
  });
}

// The words that follow `flag` on the command line, as name -> address.
const linksOf = ({ command }, flag) =>
  Object.fromEntries(command.flatMap((word, index) =>
    word === flag ? [command[index + 1].split('=')] : []));

for (const [name, { upstreams, peers }] of Object.entries(values.services)) {
  test(`${name} is wired as in the chart`, () => {
    const service = compose.services[name];
    const buses = upstreams.map((other) => [other, `tcp://${other}:7001`]);
    const calls = peers.map((other) => [other, `${other}:7000`]);
    assert.deepEqual(linksOf(service, '--upstream'), Object.fromEntries(buses));
    assert.deepEqual(linksOf(service, '--peer'), Object.fromEntries(calls));
    assert.equal(service.command[0], `vagtbro-${name}`);
    const trust = name === 'gateway' ? [] : ['trust:/etc/vagtbro/trust:ro'];
    assert.deepEqual(service.volumes, [`${name}:/var/lib/vagtbro`, ...trust], 'a journal of its own');
  });
}

test('every service knows the gateway by its public key, and its own key stays with it', () => {
  const { keys } = compose.services;
  const [from, to] = [keys.command[2], keys.command[4]];
  assert.deepEqual(keys.volumes, ['gateway:/var/lib/vagtbro', 'trust:/etc/vagtbro/trust']);
  assert.equal(from, '/var/lib/vagtbro/principal.key', 'where the gateway looks for it');
  for (const name of Object.keys(values.services)) {
    assert.equal(compose.services[name].environment.VAGTBRO_GATEWAY_KEY_FILE, to, name);
  }
  assert.equal(compose.services.gateway.depends_on.keys.condition, 'service_completed_successfully');
  const holders = Object.entries(compose.services).filter(([, { volumes = [] }]) =>
    volumes.some((volume) => volume.startsWith('gateway:')));
  assert.deepEqual(holders.map(([name]) => name), ['keys', 'gateway']);
});

test('whoever signs in to the demo has a role, and nobody two places on the list', () => {
  const { people } = read('deploy/demo-sign-ins.json');
  assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
  assert.ok(people.every(({ roles, units }) => roles.length && Array.isArray(units)));
});

test('nobody waits for itself, however long the way', () => {
  const waitsFor = (name, seen) => {
    assert.ok(!seen.includes(name), `${[...seen, name].join(' waits for ')}`);
    Object.keys(compose.services[name].depends_on ?? {}).forEach((other) =>
      waitsFor(other, [...seen, name]));
  };
  Object.keys(compose.services).forEach((name) => waitsFor(name, []));
});

test('every secret file of the compose file exists, but the certificate, which is yours', () => {
  for (const [name, { file }] of Object.entries({ ...compose.secrets, ...compose.configs })) {
    if (name.startsWith('tls_')) continue;
    const byDefault = file.replace(/^\$\{\w+:-(.*)\}$/, '$1');
    assert.ok(fs.existsSync(path.resolve(repository, 'deploy', byDefault)), byDefault);
  }
});
