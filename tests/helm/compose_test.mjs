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

const rules = {
  'read-only root': (service) => service.read_only === true,
  'no capabilities': (service) => service.cap_drop?.includes('ALL') && !service.cap_add,
  'no new privileges': (service) => service.security_opt?.includes('no-new-privileges:true'),
  'not root': (service) => service.user === '10001:10001' && !service.privileged,
  'asked for its health': (service) => service.healthcheck?.test?.length > 1,
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
    assert.deepEqual(service.volumes, [`${name}:/var/lib/vagtbro`], 'a journal of its own');
  });
}

test('nobody waits for itself, however long the way', () => {
  const waitsFor = (name, seen) => {
    assert.ok(!seen.includes(name), `${[...seen, name].join(' waits for ')}`);
    Object.keys(compose.services[name].depends_on ?? {}).forEach((other) =>
      waitsFor(other, [...seen, name]));
  };
  Object.keys(compose.services).forEach((name) => waitsFor(name, []));
});

test('every secret file of the compose file exists', () => {
  for (const { file } of Object.values(compose.secrets)) {
    const byDefault = file.replace(/^\$\{\w+:-(.*)\}$/, '$1');
    assert.ok(fs.existsSync(path.join(repository, 'deploy', byDefault)), byDefault);
  }
});
