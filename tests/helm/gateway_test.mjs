// The gateway in the chart: who reaches it, how people sign in, and who holds its key.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { named, podsOf, renderScenario, repository, YAML } from './support.mjs';

const production = renderScenario('production');
const minimal = renderScenario('minimal');
const demo = renderScenario('demo');
const configOf = (docs, prefix = 'shift-vagtbro', service = 'gateway') =>
  YAML.parse(named(docs, 'ConfigMap', `${prefix}-${service}`).data['config.yaml']);
const podOf = (docs, service) =>
  podsOf(docs).find(({ labels }) => labels['app.kubernetes.io/component'] === service).spec;
const policyOf = (docs, service) =>
  named(docs, 'NetworkPolicy', `shift-vagtbro-${service}`).spec;
const services = podsOf(production)
  .map(({ labels }) => labels['app.kubernetes.io/component'])
  .filter((name) => name !== 'test');

// The file of a pod as [volume, path in it]; undefined if nothing is mounted there.
function behind({ containers: [{ volumeMounts }], volumes }, file) {
  const mount = volumeMounts.find(({ mountPath }) => mountPath === path.dirname(file));
  const volume = volumes.find(({ name }) => name === mount?.name);
  return volume && [volume, path.basename(file)];
}

test('every key it is given is an option of the service', () => {
  for (const key of Object.keys({ ...configOf(production), ...configOf(demo, 'demo') })) {
    if (['upstreams', 'peers'].includes(key)) continue;
    const found = execFileSync('grep', ['-rlF', '--include=*.cc', `{"${key}",`,
      path.join(repository, 'services/gateway'), path.join(repository, 'services/kit')]);
    assert.ok(found.length, key);
  }
});

test('every service knows it by the public key, and nobody else has the other', () => {
  for (const service of services.filter((name) => name !== 'gateway')) {
    const pod = podOf(production, service);
    const file = configOf(production, undefined, service).gateway_key_file;
    const [volume, name] = behind(pod, file);
    assert.equal(volume.secret.secretName, 'gateway-key', service);
    assert.deepEqual(volume.secret.items, [{ key: name, path: name }], service);
    assert.equal(name, 'principal.key.pub', service);
    const listed = pod.volumes.flatMap(({ secret }) => secret?.items ?? []).map(({ key }) => key);
    assert.ok(!listed.includes('principal.key'), `${service} could speak for people`);
  }
  const config = configOf(production);
  const [own, key] = behind(podOf(production, 'gateway'), config.principal_key_file);
  assert.ok(own.secret.items.some((item) => item.key === key));
  assert.equal(config.gateway_key_file, undefined, 'it knows itself');
});

test('files the configuration names are mounted', () => {
  for (const [docs, prefix] of [[production], [minimal], [demo, 'demo']]) {
    for (const [key, file] of Object.entries(configOf(docs, prefix))) {
      if (!/^\/etc\/vagtbro\//.test(file)) continue;
      assert.ok(behind(podOf(docs, 'gateway'), file), key);
    }
  }
});

test('people sign in at the provider; in a demo, and only there, without', () => {
  const earnest = configOf(production);
  assert.equal(earnest.oidc_issuer, 'https://login.example.dk:8443/realms/care');
  assert.equal(earnest.role_names, 'Leder=line_manager,Vagtplanlægger=planner');
  assert.equal(earnest.claim_roles, 'roles');
  assert.equal(earnest.claim_units, 'org_units');
  assert.equal(earnest.demo_sign_in, undefined);
  assert.equal(configOf(demo, 'demo').oidc_issuer, undefined);
  assert.equal(configOf(demo, 'demo').demo_sign_in, '/etc/vagtbro/demo/sign_ins.json');
  assert.equal(configOf(minimal).tenant, 'legeby', 'that of the telephone');
});

test('browsers come by the ingress controller, and it goes out to the provider alone', () => {
  const { ingress, egress } = policyOf(production, 'gateway');
  const web = ingress.find(({ ports }) => ports[0].port === 'web');
  assert.equal(web.from[0].namespaceSelector.matchLabels['kubernetes.io/metadata.name'],
    'ingress-nginx');
  const out = egress.filter(({ to }) => to.some(({ ipBlock }) => ipBlock &&
    ipBlock.cidr !== '169.254.20.10/32'));
  assert.deepEqual(out.map(({ ports }) => ports), [[{ port: 8443, protocol: 'TCP' }]]);
  assert.ok(!policyOf(minimal, 'gateway').ingress.some(({ ports }) => ports[0].port === 'web'));
});

test('only notifications sends web push, and none leaves where no way out is given', () => {
  const pushes = (docs) => services.filter((service) => policyOf(docs, service).egress
    .some(({ to, ports }) => ports[0].port === 443 &&
      to.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0')));
  assert.deepEqual(pushes(production), ['notifications']);
  assert.deepEqual(pushes(renderScenario('production', '--set', 'networkPolicy.push=null')), []);
  const off = renderScenario('production', '--set', 'services.notifications.push.enabled=false');
  assert.deepEqual(pushes(off), []);
  assert.equal(configOf(off, undefined, 'notifications').push, 'off');
  const on = configOf(production, undefined, 'notifications');
  assert.deepEqual([on.push, on.push_contact], ['on', 'mailto:drift@example.dk']);
});

test('the ingress is the host people type, with TLS, and lets a board be quiet for an hour', () => {
  const { metadata, spec } = named(production, 'Ingress', 'shift-vagtbro-gateway');
  assert.equal(spec.ingressClassName, 'nginx');
  assert.deepEqual(spec.tls, [{ hosts: ['vagt.example.dk'], secretName: 'vagt-example-dk' }]);
  const word = (name) => metadata.annotations[`nginx.ingress.kubernetes.io/${name}`];
  assert.equal(word('proxy-buffering'), 'off');
  assert.equal(word('proxy-http-version'), '1.1');
  assert.ok(Number(word('proxy-read-timeout')) >= 3600);
  assert.ok(!minimal.some(({ kind }) => kind === 'Ingress'));
});

test('the image has the board where the chart and the compose file look for it', () => {
  const image = fs.readFileSync(path.join(repository, 'deploy/Dockerfile'), 'utf8');
  const compose = fs.readFileSync(path.join(repository, 'deploy/compose.yaml'), 'utf8');
  const folder = configOf(minimal).site;
  assert.ok(image.includes(`test -s ${folder}/index.html`));
  assert.ok(image.includes('vagtbro-gateway'));
  assert.ok(compose.includes(`VAGTBRO_SITE: ${folder}`));
  const runtime = image.slice(image.indexOf('AS runtime'));
  assert.ok(!/nodejs|npm|--from=dashboard \/src\/(?!services\/dashboard\/dist\/)/.test(runtime),
    'Node stays behind');
});
