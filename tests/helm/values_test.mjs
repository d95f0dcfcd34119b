// The values of the chart: closed, explained, and refused with a clear word when they are wrong.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { chart, helms, refusal, scenarioFile, YAML } from './support.mjs';

const minimal = ['--values', scenarioFile('minimal')];
const schema = JSON.parse(fs.readFileSync(path.join(chart, 'values.schema.json'), 'utf8'));

// What is set, and a word the refusal must contain. Both Helms have to refuse.
const refused = [
  ['an unknown value', ['--set', 'replicas=2'], 'replicas'],
  ['an unknown value of a service', ['--set', 'services.pool.replicas=2'], 'replicas'],
  ['an unknown service', ['--set', 'services.payroll.upstreams={pool}'], 'payroll'],
  ['an upstream that does not exist', ['--set', 'services.pool.upstreams={payroll}'], 'upstreams'],
  ['a carrier for roster', ['--set', 'services.roster.carrier.url=https://a.dk'], 'carrier'],
  ['a word for a number', ['--set', 'defaults.startupSeconds=soon'], 'startupSeconds'],
  ['too little time to drain', ['--set', 'defaults.terminationGracePeriodSeconds=5'], '5'],
  ['the tag latest', ['--set', 'image.tag=latest'], 'tag'],
  ['half a digest', ['--set', 'image.digest=sha256:abc'], 'digest'],
  ['a storage size in words', ['--set', 'defaults.persistence.size=big'], 'size'],
  ['shared storage', ['--set', 'defaults.persistence.accessMode=ReadWriteMany'], 'accessMode'],
  ['a carrier over ftp', ['--set', 'services.notifications.carrier.url=ftp://a.dk'], 'url'],
  ['a sender too long', ['--set', 'services.notifications.carrier.sender=Plejehjemmet1'], 'sender'],
  ['a label the chart owns', ['--set', 'commonLabels.helm\\.sh/chart=mine'], 'helm.sh/chart'],
  ['a peer that is neither pods nor addresses', ['--set', 'networkPolicy.clients[0].pods=x'],
    'clients'],
  ['a switch in words', ['--set-string', 'networkPolicy.enabled=yes'], 'enabled'],
  ['an exchange by name', ['--set', 'services.ivr.phone.exchanges={pbx.example.dk}'], 'exchanges'],
  ['no municipality for the telephone', ['--set', 'services.ivr.phone.tenant='],
    'services.ivr.phone.tenant: name the municipality'],
  ['no address of the board', ['--set', 'services.gateway.web.publicUrl='],
    'services.gateway.web.publicUrl: say https://host'],
  ['a board without TLS', ['--set', 'services.gateway.web.publicUrl=http://a.dk'],
    'cookies are safe over https only'],
  ['no key of the gateway', ['--set', 'services.gateway.web.keySecret='],
    'services.gateway.web.keySecret: name the secret'],
  ['nobody who signs people in', ['--set', 'services.gateway.oidc.issuer='],
    'services.gateway.oidc.issuer: name the OpenID provider'],
  ['a provider and a demo', ['--set', 'services.gateway.demo.configMap=people'],
    'services.gateway.oidc.issuer: name the OpenID provider'],
  ['a provider without TLS', ['--set', 'services.gateway.oidc.issuer=http://a.dk'], 'issuer'],
  ['no name at the provider', ['--set', 'services.gateway.oidc.clientId='],
    'services.gateway.oidc.clientId: our name at the provider'],
  ['a role that is none', ['--set', 'services.gateway.oidc.roleNames.Chef=boss'], 'Chef'],
  ['too little time to end open boards', ['--set', 'services.gateway.web.drainSeconds=25'],
    'leave 10 s more than web.drainSeconds'],
  ['no carrier', ['--set', 'services.notifications.carrier.url='],
    'services.notifications.carrier.url: say where the SMS carrier is'],
  ['no secret', ['--set', 'services.notifications.carrier.tokenSecret='],
    'services.notifications.carrier.tokenSecret: name the secret with the token'],
];
for (const [mistake, settings, word] of refused) {
  test(`given ${mistake}, Helm 3 and Helm 4 refuse and say why`, () => {
    for (const helm of helms) {
      const said = refusal([...minimal, ...settings], helm);
      assert.ok(said, `${helm} renders it`);
      assert.ok(said.includes(word), `${helm} does not name the culprit: ${said}`);
    }
  });
}

test('given keys of a parent chart in global, nothing is refused', () => {
  for (const helm of helms) {
    assert.equal(refusal([...minimal, '--set', 'global.other.key=1'], helm), undefined);
  }
});

// Objects of the schema that take any key, by their path; a map of strings is not one of them.
function openObjects(node, at = '') {
  if (node === null || typeof node !== 'object') return [];
  const isMap = typeof node.additionalProperties === 'object';
  const isOpen = node.type === 'object' && node.additionalProperties !== false && !isMap;
  const below = Object.entries(node).flatMap(([key, value]) => openObjects(value, `${at}/${key}`));
  return isOpen ? [at, ...below] : below;
}

test('the schema is closed everywhere but in global', () => {
  assert.deepEqual(openObjects(schema), ['/properties/global']);
});

// Keys of values.yaml without a comment above them, by their path. Lists and selectors are values.
function unexplained(map, at = '') {
  return map.items.flatMap((pair, index) => {
    const path = at ? `${at}.${pair.key.value}` : pair.key.value;
    const comment = pair.key.commentBefore ?? (index === 0 ? map.commentBefore : undefined);
    const below = YAML.isMap(pair.value) ? unexplained(pair.value, path) : [];
    return comment ? below : [path, ...below];
  });
}

test('every value is explained where it stands', () => {
  const document = YAML.parseDocument(fs.readFileSync(path.join(chart, 'values.yaml'), 'utf8'));
  // The very first comment of a file belongs to the document.
  document.contents.commentBefore ??= document.commentBefore;
  assert.deepEqual(unexplained(document.contents), []);
});
