// The alerts: every one has a runbook, is shown to fire and not to fire, and reads a real metric.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { build, chart, renderScenario, repository, YAML } from './support.mjs';

const file = path.join(chart, 'alerts/phone.yaml');
const parse = (from) => YAML.parse(fs.readFileSync(from, 'utf8'));
const rules = parse(file).groups.flatMap((group) => group.rules);
const tests = parse(path.join(repository, 'tests/helm/alerts/phone_test.yaml')).tests
  .flatMap((one) => one.alert_rule_test);

const promtool = (...words) =>
  execFileSync('promtool', words, { cwd: path.join(build, 'alerts'), encoding: 'utf8' });

test('promtool finds that each alert fires when it should and not before', () => {
  const folder = path.join(build, 'alerts');
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(file, path.join(folder, 'phone.yaml'));
  const cases = fs.readFileSync(path.join(repository, 'tests/helm/alerts/phone_test.yaml'), 'utf8');
  fs.writeFileSync(path.join(folder, 'phone_test.yaml'), cases);
  promtool('check', 'rules', 'phone.yaml');
  promtool('test', 'rules', 'phone_test.yaml');
  // And it looks: a rule that never fires fails the tests.
  const numb = fs.readFileSync(file, 'utf8').replace('> 1800', '> 180000');
  fs.writeFileSync(path.join(folder, 'phone.yaml'), numb);
  assert.throws(() => promtool('test', 'rules', 'phone_test.yaml'), /PhoneCallBacksWait/);
});

for (const { alert, expr, labels, annotations } of rules) {
  test(`${alert} has a runbook and both kinds of test`, () => {
    const runbook = `deploy/runbooks/${alert}.md`;
    assert.equal(annotations.runbook, runbook);
    const text = fs.readFileSync(path.join(repository, runbook), 'utf8');
    assert.ok(text.startsWith(`# ${alert}\n`));
    assert.ok(['critical', 'warning'].includes(labels.severity));
    const own = tests.filter(({ alertname }) => alertname === alert);
    assert.ok(own.some(({ exp_alerts: fires }) => fires?.length), 'never shown to fire');
    assert.ok(own.some(({ exp_alerts: fires }) => !fires?.length), 'never shown not to fire');
  });

  test(`${alert} reads metrics that the services have`, () => {
    for (const metric of new Set(expr.match(/vagtbro_\w+/g) ?? [])) {
      const found = execFileSync('grep', ['-rlF', '--include=*.cc', '--include=*.h', `"${metric}"`,
        path.join(repository, 'services')], { encoding: 'utf8' });
      assert.ok(found, metric);
    }
  });
}

test('every runbook belongs to an alert', () => {
  const runbooks = fs.readdirSync(path.join(repository, 'deploy/runbooks')).sort();
  assert.deepEqual(runbooks, rules.map(({ alert }) => `${alert}.md`).sort());
});

test('the chart brings the same rules, where they are wanted', () => {
  const rule = (docs) => docs.find((doc) => doc.kind === 'PrometheusRule');
  assert.deepEqual(rule(renderScenario('production')).spec, parse(file));
  assert.equal(rule(renderScenario('minimal')), undefined);
});
