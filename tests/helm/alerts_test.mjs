// The alerts: every one has a runbook, is shown to fire and not to fire, and reads a real metric.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { build, chart, renderScenario, repository, YAML } from './support.mjs';

const parse = (from) => YAML.parse(fs.readFileSync(from, 'utf8'));
const rulesFile = (part) => path.join(chart, `alerts/${part}.yaml`);
const testsFile = (part) => path.join(repository, `tests/helm/alerts/${part}_test.yaml`);
// Of each part: a figure that an alert hangs on, and that no longer fires with another.
const parts = {
  gateway: ['> 20', '> 2000', 'GatewaySlowReaders'],
  phone: ['> 1800', '> 180000', 'PhoneCallBacksWait'],
};
const rules = Object.keys(parts).flatMap((part) =>
  parse(rulesFile(part)).groups.flatMap((group) => group.rules));
const tests = Object.keys(parts).flatMap((part) =>
  parse(testsFile(part)).tests.flatMap((one) => one.alert_rule_test));

const promtool = (...words) =>
  execFileSync('promtool', words, { cwd: path.join(build, 'alerts'), encoding: 'utf8' });

for (const [part, [figure, other, alert]] of Object.entries(parts)) {
  test(`promtool finds that each alert of the ${part} fires when it should and not before`, () => {
    const folder = path.join(build, 'alerts');
    fs.mkdirSync(folder, { recursive: true });
    fs.copyFileSync(rulesFile(part), path.join(folder, `${part}.yaml`));
    fs.copyFileSync(testsFile(part), path.join(folder, `${part}_test.yaml`));
    promtool('check', 'rules', `${part}.yaml`);
    promtool('test', 'rules', `${part}_test.yaml`);
    // And it looks: a rule that never fires fails the tests.
    const numb = fs.readFileSync(rulesFile(part), 'utf8').replace(figure, other);
    fs.writeFileSync(path.join(folder, `${part}.yaml`), numb);
    assert.throws(() => promtool('test', 'rules', `${part}_test.yaml`), new RegExp(alert));
  });
}

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
  const rulesOf = (docs) => docs.filter((doc) => doc.kind === 'PrometheusRule');
  assert.deepEqual(rulesOf(renderScenario('production')).map(({ spec }) => spec),
    Object.keys(parts).map((part) => parse(rulesFile(part))));
  assert.deepEqual(rulesOf(renderScenario('minimal')), []);
});
