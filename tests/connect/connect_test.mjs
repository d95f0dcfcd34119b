// services/ivr/CONNECT.md, kept true: every command line starts the real service, every option and
// metric exists, and the Asterisk files hang together.
//
// Shape: BUILD is the build folder. Addresses become 127.0.0.1, ports 0, files and the data those
//        of a temporary folder; no word but those two ports is added to what is printed.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const build = process.env.BUILD ?? path.join(repository, 'build/dev');
const program = (name) => path.join(build, 'bin', name);
const page = fs.readFileSync(path.join(repository, 'services/ivr/CONNECT.md'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'connect.'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)]
  .map(([, kind, text]) => ({ kind, text }));
const commands = blocks.filter(({ kind }) => kind === 'sh')
  .flatMap(({ text }) => text.replaceAll('\\\n', ' ').trim().split('\n'))
  .map((line) => line.match(/'[^']*'|\S+/g).map((word) => word.replaceAll("'", '')));
const services = commands.filter(([name]) => name === 'vagtbro-ivr');
const config = blocks.filter(({ kind }) => kind === 'ini');

const helpOf = (name, ...words) =>
  execFileSync(program(name), [...words, '--help'], { encoding: 'utf8' });
const options = [helpOf('vagtbro-ivr'), helpOf('vagt', 'call'), helpOf('vagt', 'prompts', 'check')]
  .join('\n');

test('every option on the page is one of the service, or of vagt', () => {
  for (const [option] of page.matchAll(/--[a-z][a-z-]+/g)) {
    assert.ok(new RegExp(`${option}\\b`).test(options), option);
  }
});

test('every metric on the page is one of the service', () => {
  for (const [metric] of page.matchAll(/vagtbro_\w+/g)) {
    const found = spawnSync('grep', ['-rqF', `"${metric}"`, path.join(repository, 'services')]);
    assert.equal(found.status, 0, metric);
  }
});

test('what the page quotes from the log is what the service writes', () => {
  for (const [, words] of page.matchAll(/log "([^"]+)"/g)) {
    const found = spawnSync('grep', ['-rqF', `"${words}"`, path.join(repository, 'services/ivr')]);
    assert.equal(found.status, 0, words);
  }
});

for (const words of commands.filter(([name]) => name === 'vagt')) {
  test(`vagt knows: ${words.slice(1, 3).join(' ')}`, () => {
    const help = helpOf('vagt', words[1], words[2]);
    for (const word of words.filter((one) => one.startsWith('--'))) {
      assert.match(help, new RegExp(`${word}\\b`));
    }
  });
}

// Files that the examples name, made once: a certificate that vouches for itself, and secrets.
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost',
  '-keyout', path.join(folder, 'tls.key'), '-out', path.join(folder, 'tls.crt')],
{ stdio: 'ignore' });
fs.copyFileSync(path.join(folder, 'tls.crt'), path.join(folder, 'ca.crt'));
for (const secret of ['trunk', 'operator']) {
  fs.writeFileSync(path.join(folder, secret), 'wordless\n');
}

// The printed words for this machine; the trunk is a port at which nobody is. Each run has data of
// its own.
const here = (run) => (word) => word
  .replace('/var/lib/vagtbro', path.join(folder, `data-${run}`))
  .replace('/usr/local/share/vagtbro/prompts', path.join(build, 'prompts'))
  .replace('/etc/vagtbro', folder)
  .replace(/10\.0\.0\.(9|2):\d+/, '127.0.0.1:9')
  .replace(/10\.0\.0\.5:\d+/, '127.0.0.1:0')
  .replace(/10\.0\.0\.[59]/, '127.0.0.1');

// Starts the service; answers when it serves, with the fields of its log.
function start(words, index) {
  const child = spawn(program('vagtbro-ivr'), [...words.slice(1).map(here(index)),
    ...(words.includes('--sip-address') ? ['--sip-port', '0', '--sip-tls-port', '0'] : [])],
  { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  const serving = new Promise((resolve, reject) => {
    child.stderr.on('data', (part) => {
      log += part;
      if (/"serving"/.test(log)) resolve();
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${log}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    return ended;
  };
  const field = (name) => log.match(new RegExp(`"${name}":"(\\d+)"`))?.[1];
  return { serving, stop, field, said: () => log };
}

const lines = { '--sip-address': 'SIP open', '--agi-listen': 'FastAGI open',
  '--twiml-listen': 'TwiML open' };
services.forEach((words, index) => {
  test(`example ${index + 1} of the service starts, opens its line and ends`, async () => {
    const service = start(words, index);
    try {
      await service.serving;
      for (const [option, word] of Object.entries(lines)) {
        assert.equal(service.said().includes(word), words.includes(option), word);
      }
      assert.equal(await service.stop(), 0);
    } finally {
      await service.stop();
    }
  });
});

test('a service without a voice does not start, and says where to look', () => {
  const words = services[0].slice(1).map(here('mute'))
    .map((word) => word.replace(path.join(build, 'prompts'), '/nowhere'));
  const run = spawnSync(program('vagtbro-ivr'), words, { encoding: 'utf8', timeout: 10000 });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /--sip-clips: no folder .* has da\/greeting\.al/);
});

test('OPTIONS with sipsak is answered 200, as the page says', async () => {
  const [, line] = page.match(/^\$ (sipsak .*)$/m);
  const service = start(services[0], 'sipsak');
  try {
    await service.serving;
    const address = `127.0.0.1:${service.field('sip_port')}`;
    const words = line.replace('10.0.0.5:5060', address).split(' ');
    const run = spawnSync(words[0], words.slice(1), { encoding: 'utf8', timeout: 20000 });
    assert.equal(run.error, undefined, 'sipsak is missing: run `tools/dev setup`');
    assert.equal(run.status, 0, run.stdout);
    assert.match(run.stdout, /SIP\/2\.0 200 OK/);
  } finally {
    await service.stop();
  }
});

// [{name, file, entries: [[key, value]]}] of an Asterisk file.
function sections(text) {
  const found = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/(^|\s);.*/, '').trim();
    const head = line.match(/^\[([-\w]+)\]$/);
    if (head) found.push({ name: head[1], entries: [] });
    else if (line) {
      const entry = line.match(/^([\w]+)\s*=>?\s*(.+)$/);
      assert.ok(entry && found.length, `no line of Asterisk: ${raw}`);
      found.at(-1).entries.push([entry[1], entry[2]]);
    }
  }
  return found;
}

test('pjsip.conf: every section has a type and names only sections that are there', () => {
  const [pjsip] = config.filter(({ text }) => text.startsWith('; pjsip.conf'));
  const all = sections(pjsip.text)
    .map(({ name, entries }) => ({ name, ...Object.fromEntries(entries) }));
  const has = (name, type) => all.some((one) => one.name === name && one.type === type);
  const endpoint = all.find(({ type }) => type === 'endpoint');
  assert.ok(has(endpoint.aors, 'aor') && has(endpoint.transport, 'transport'));
  assert.ok(has(all.find(({ type }) => type === 'identify').endpoint, 'endpoint'));
  assert.ok(all.every(({ type }) => ['transport', 'endpoint', 'aor', 'identify'].includes(type)));
  assert.deepEqual([endpoint.dtmf_mode, endpoint.direct_media, endpoint.allow],
    ['rfc4733', 'no', 'alaw,ulaw']);
  assert.equal(all.find(({ type }) => type === 'aor').contact, 'sip:10.0.0.5:5060');
  const context = config.some(({ text }) =>
    sections(text).some(({ name }) => name === endpoint.context));
  assert.ok(context, 'the context of the endpoint is in extensions.conf');
});

test('extensions.conf: an extension begins at 1, ends, and has the desk behind the service', () => {
  const dialplans = config.filter(({ text }) => text.startsWith('; extensions.conf'));
  assert.equal(dialplans.length, 2);
  for (const { entries } of dialplans.flatMap(({ text }) => sections(text))) {
    assert.match(entries[0].join(' '), /^exten [^,]+,1,/);
    assert.match(entries.at(-1)[1], /^n(\(\w+\))?,Hangup\(\)$/);
    assert.ok(entries.slice(1).every(([key, value]) => key === 'same' && /^n[,(]/.test(value)));
    const steps = entries.map(([, value]) => value);
    const ours = steps.findIndex((step) => /agi:\/\/|@vagtbro/.test(step));
    if (ours < 0) continue;
    assert.ok(steps.slice(ours + 1).some((step) => step.includes('Dial(PJSIP/+4587123456@trunk')));
  }
});
