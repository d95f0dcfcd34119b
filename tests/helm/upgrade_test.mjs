// What an upgrade touches: as little as possible, and never what Kubernetes refuses to change.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { build, chart, parseAll, renderScenario, scenarioFile } from './support.mjs';

const setsOf = (docs) => docs.filter((doc) => doc.kind === 'StatefulSet');
const templatesOf = (docs) =>
  Object.fromEntries(setsOf(docs).map((doc) => [doc.metadata.name, doc.spec.template]));
const changedPods = (before, after) =>
  Object.keys(templatesOf(before)).filter((name) =>
    JSON.stringify(templatesOf(before)[name]) !== JSON.stringify(templatesOf(after)[name]));

// The minimal scenario as a later version of the chart, with the same application, renders it.
function renderAsVersion(version) {
  const helm = path.join(build, 'bin/helm4');
  const folder = path.join(build, 'next');
  fs.rmSync(folder, { recursive: true, force: true });
  execFileSync(helm, ['package', chart, '--version', version, '--destination', folder]);
  const archive = path.join(folder, `vagtbro-${version}.tgz`);
  return parseAll(execFileSync(helm, ['template', 'shift', archive, '--namespace', 'care',
    '--values', scenarioFile('minimal'), '--kube-version', '1.33.0'], { encoding: 'utf8' }));
}

test('given a new chart with the same application, no pod restarts', () => {
  const next = renderAsVersion('9.9.9');
  assert.equal(next[0].metadata.labels['helm.sh/chart'], 'vagtbro-9.9.9');
  assert.deepEqual(changedPods(renderScenario('minimal'), next), []);
});

test('given a new carrier, notifications restarts and nobody else', () => {
  const after = renderScenario('minimal', '--set',
    'services.notifications.carrier.url=https://other.example.dk');
  assert.deepEqual(changedPods(renderScenario('minimal'), after), ['shift-vagtbro-notifications']);
});

test('given a new name of a role at the provider, the gateway restarts and nobody else', () => {
  const after = renderScenario('minimal', '--set',
    'services.gateway.oidc.roleNames.Leder=line_manager');
  assert.deepEqual(changedPods(renderScenario('minimal'), after), ['shift-vagtbro-gateway']);
});

test('given a new image, everything restarts', () => {
  const after = renderScenario('minimal', '--set', 'image.tag=9.9.9');
  assert.equal(changedPods(renderScenario('minimal'), after).length, 7);
});

test('given every value that may change in operation, immutable fields stay', () => {
  // The storage of a claim is immutable and is left out of the production scenario here.
  const immutable = (docs) =>
    setsOf(docs).map(({ metadata, spec }) => [
      metadata.name, spec.selector, spec.serviceName, spec.podManagementPolicy,
      spec.volumeClaimTemplates.map((claim) => [claim.metadata, claim.spec.volumeMode]),
    ]);
  assert.deepEqual(immutable(renderScenario('production')), immutable(renderScenario('minimal')));
});

test('rendering twice gives the same', () => {
  assert.deepEqual(renderScenario('production'), renderScenario('production'));
});
