// What the chart renders is what Kubernetes understands: the published models check values, and
// the TypeScript compiler checks that no field is unknown.
//
// A seeded fault per kind of mistake shows that both look.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

import { build, named, renderScenario, repository, scenarios } from './support.mjs';

const modules = path.join(repository, 'tools/node_modules');

// Where the model of a document is: [package, folder in it, entry file].
function modelOf({ apiVersion }) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const folder = group ? `${group}/${version}` : version;
  return group === 'monitoring.coreos.com'
    ? ['@kubernetes-models/prometheus-operator', folder, 'index.js']
    : ['kubernetes-models', folder, 'index.mjs'];
}

// The complaints of the published validators; an unknown kind is one.
async function invalid(docs) {
  const complaints = [];
  for (const doc of docs) {
    const models = await import(pathToFileURL(path.join(modules, ...modelOf(doc))));
    try {
      if (!models[doc.kind]) throw new Error('unknown kind');
      new models[doc.kind](doc).validate();
    } catch (error) {
      complaints.push(`${doc.kind}/${doc.metadata.name}: ${error.message}`);
    }
  }
  return complaints;
}

// The compiler's complaints about the documents as literals of their types; '' if it has none.
function mistyped(docs, name) {
  const literals = docs.map((doc, index) => {
    const [library, folder] = modelOf(doc);
    return [
      `import type { I${doc.kind} as T${index} } from '${library}/${folder}';`,
      `export const document${index}: T${index} = ${JSON.stringify(doc, null, 1)};`,
    ].join('\n');
  });
  const file = path.join(build, `${name}.ts`);
  fs.writeFileSync(file, literals.join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--types', '',
    '--module', 'nodenext', '--moduleResolution', 'nodenext'];
  const run = spawnSync(path.join(modules, '.bin/tsc'), [...options, file], {
    cwd: build,
    encoding: 'utf8',
  });
  assert.equal(run.error, undefined);
  return run.status === 0 ? '' : run.stdout || run.stderr || 'tsc failed without a word';
}

for (const scenario of scenarios) {
  test(`given the scenario ${scenario}, every document is valid and typed`, async () => {
    const docs = renderScenario(scenario);
    assert.ok(docs.length > 25, 'seven services make more than 25 documents');
    assert.deepEqual(await invalid(docs), []);
    assert.equal(mistyped(docs, `typed-${scenario}`), '');
  });
}

const podOf = (docs, service) =>
  named(docs, 'StatefulSet', `shift-vagtbro-${service}`).spec.template.spec;
const monitor = (docs) => docs.find((doc) => doc.kind === 'ServiceMonitor');

const wrongValues = [
  ['a word for a number', (d) => {
    named(d, 'StatefulSet', 'shift-vagtbro-roster').spec.replicas = 'one';
  }],
  ['a protocol that is none', (d) => {
    podOf(d, 'roster').containers[0].ports[0].protocol = 'TPC';
  }],
  ['an interval in words', (d) => { monitor(d).spec.endpoints[0].interval = 'thirty'; }],
  ['a kind nobody knows', (d) => { monitor(d).kind = 'ServiceMonitro'; }],
];
for (const [mistake, make] of wrongValues) {
  test(`given ${mistake}, the validators complain`, async () => {
    const docs = renderScenario('production');
    make(docs);
    assert.equal((await invalid(docs)).length, 1);
  });
}

// The compiler stops at the first fault of a document, so each fault has a document of its own.
test('given unknown fields, the compiler names each of them', () => {
  const docs = renderScenario('production');
  podOf(docs, 'roster').containers[0].livenessProbe.periodSecs = 3;
  podOf(docs, 'pool').terminationGracePeriod = 3;
  monitor(docs).spec.endpoints[0].intervall = '3s';
  const complaints = mistyped(docs, 'mistyped');
  for (const field of ['periodSecs', 'terminationGracePeriod', 'intervall']) {
    assert.match(complaints, new RegExp(`\\b${field}\\b`));
  }
});
