// What the chart tests share: where things are, how Helm is asked, how YAML is read.
//
// Shape:  run.sh exports CHART_BUILD, the only folder anything is written to, and puts there
//         bin/helm3 and bin/helm4, and node_modules as a link to tools/node_modules.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const chart = path.join(repository, 'helm/vagtbro');
export const build = process.env.CHART_BUILD;
if (!build) throw new Error('CHART_BUILD is not set: start the tests with tests/helm/run.sh');

// The packages are in tools/, not beside this file.
export const fromTools = createRequire(path.join(repository, 'tools/package.json'));
export const YAML = fromTools('yaml');

export const helms = ['helm3', 'helm4'];
export const scenarios = fs
  .readdirSync(path.join(chart, 'ci'))
  .filter((file) => file.endsWith('-values.yaml'))
  .map((file) => file.replace('-values.yaml', ''));

export const scenarioFile = (scenario) => path.join(chart, 'ci', `${scenario}-values.yaml`);

const templateArguments = (args) => {
  const name = args.includes('--name-template') ? [] : ['shift'];
  return ['template', ...name, chart, '--namespace', 'care', '--kube-version', '1.33.0', ...args];
};

// The documents Helm renders, as plain objects in their order.
export function render(args, helm = 'helm4') {
  const out = execFileSync(path.join(build, 'bin', helm), templateArguments(args), {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return parseAll(out);
}

export const renderScenario = (scenario, ...args) =>
  render(['--values', scenarioFile(scenario), ...args]);

// What Helm says when it refuses to render; undefined if it renders.
export function refusal(args, helm) {
  const run = spawnSync(path.join(build, 'bin', helm), templateArguments(args), {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return run.status === 0 ? undefined : run.stderr;
}

// Every document of a stream; a key given twice is an error.
export function parseAll(text) {
  return YAML.parseAllDocuments(text, { uniqueKeys: true })
    .map((document) => {
      if (document.errors.length) throw document.errors[0];
      return document.toJS();
    })
    .filter(Boolean);
}

export const named = (docs, kind, name) => {
  const found = docs.find((doc) => doc.kind === kind && doc.metadata.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};

// True if `labels` carry everything the selector asks for. An empty selector selects everything.
export function selects(selector, labels) {
  const wanted = selector?.matchLabels ?? {};
  const expressions = selector?.matchExpressions ?? [];
  return (
    Object.entries(wanted).every(([key, value]) => labels[key] === value) &&
    expressions.every(({ key, operator, values = [] }) => {
      if (operator === 'Exists') return key in labels;
      if (operator === 'DoesNotExist') return !(key in labels);
      return values.includes(labels[key]) === (operator === 'In');
    })
  );
}

// Every pod of a release as {owner, labels, spec}: of StatefulSets, and pods as such (helm tests).
export const podsOf = (docs) =>
  docs.flatMap((doc) => {
    if (doc.kind === 'Pod') return [{ owner: doc, labels: doc.metadata.labels, spec: doc.spec }];
    const template = doc.spec?.template;
    return template ? [{ owner: doc, labels: template.metadata.labels, spec: template.spec }] : [];
  });
