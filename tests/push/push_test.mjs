// Somebody is ill, somebody else says yes: the SMS goes, and beside it a push that the browser of
// whoever has the shift can read, and nobody on the way.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import https from 'node:https';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';

import { Browser } from './browser.mjs';

const { VAGTBRO_ROOT: root, VAGTBRO_DATA_FOLDER: data, VAGTBRO_PORT_BASE: base } = process.env;
const jose = createRequire(path.join(root, 'tests/gateway/package.json'))('jose');
const gateway = `http://127.0.0.1:${Number(base) + 70}`;
const at = (file) => path.join(data, file);

const vagt = (...words) =>
  JSON.parse(execFileSync('vagt', [...words, '--output', 'json'], { encoding: 'utf8' }) || '{}');

// Asks until there is an answer; the system's own work is what it waits for.
async function until(ask) {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((next) => setImmediate(next));
  }
}

// A push service: tells of each push, and says 410 where it is told to.
async function pushService() {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', at('push.key.pem'), '-out', at('push.crt.pem')], { stdio: 'ignore' });
  const pushes = new EventEmitter();
  const got = [];
  const server = https.createServer({
    key: fs.readFileSync(at('push.key.pem')), cert: fs.readFileSync(at('push.crt.pem')),
  }, async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    got.push({ path: request.url, headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(request.url === '/gone' ? 410 : 201).end();
    pushes.emit('push');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, got, pushes, host: `127.0.0.1:${server.address().port}` };
}

// Everybody of the demo may sign in, by their employment.
function nameSignIns() {
  const { people } = JSON.parse(fs.readFileSync(at('bundle.json'), 'utf8'));
  const signIns = people.map(({ name, employment: { employmentId: id } }) => ({
    id, name, employment_id: id, roles: ['employee'], units: [],
  }));
  fs.writeFileSync(at('sign_ins.json'), JSON.stringify({ people: signIns }));
}

function up(host) {
  const bundle = execFileSync('vagtbro-demo', ['--seed', '1', '--start', '2026-01-12', '--weeks',
    '8', '--people-file', at('people.json')], { maxBuffer: 256 << 20 });
  fs.writeFileSync(at('bundle.json'), bundle);
  nameSignIns();
  execFileSync(path.join(root, 'tools/dev'), ['up', '--no-build', '--detach', '--data', data,
    '--port-base', base, '--clock', '2026-02-02T05:40:00+01:00'], {
    env: { ...process.env, VAGTBRO_PUSH_HOSTS: host, VAGTBRO_PUSH_CA_FILE: at('push.crt.pem') },
    stdio: ['ignore', 'ignore', fs.openSync(at('up.log'), 'w')],
  });
}

// The calls of somebody who has signed in, as Connect JSON.
async function signIn(id) {
  const answer = await fetch(`${gateway}/auth/demo`, {
    method: 'POST', redirect: 'manual', headers: { origin: gateway },
    body: new URLSearchParams({ person: id }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('sid='))?.split(';')[0];
  assert.ok(cookie, `${id} is not let in: ${answer.status}`);
  return async (method, request) => {
    const reply = await fetch(`${gateway}/vagtbro.notifications.v1.PushService/${method}`, {
      method: 'POST',
      headers: { cookie, origin: gateway, 'content-type': 'application/json' },
      body: JSON.stringify({ tenantId: 'legeby', ...request }),
    });
    const said = await reply.json();
    if (reply.ok) return said;
    throw new Error(`${method}: ${said.code} ${JSON.stringify(said)}`);
  };
}

test('who has the shift reads it in their browser', { timeout: 150000 }, async (t) => {
  const { server, got, pushes, host } = await pushService();
  t.after(() => server.close());
  up(host);
  // Not every absence needs cover: people fall ill until somebody is asked.
  const atWork = vagt('people', '--working', '08:00', '--limit', '20').employments
    .map(({ facts }) => facts.employmentId);
  const offer = await until(() => {
    const next = atWork.pop();
    if (next) vagt('sick', 'report', '--employment', next);
    return vagt('offers', '--open').offers?.[0]?.offer;
  });
  const who = offer.employmentId;

  const call = await signIn(who);
  const { publicKey } = await call('GetPushKey', {});
  const browser = new Browser(`https://${host}/telephone`);
  const old = new Browser(`https://${host}/gone`);
  for (const one of [browser, old]) {
    await call('RegisterPush', {
      requestId: `request-${one.endpoint.slice(-4)}`, employmentId: who, ...one.subscription(),
    });
  }
  assert.equal((await call('ListPush', { employmentId: who })).devices.length, 2);
  await assert.rejects(call('RegisterPush', {
    requestId: 'request-5', employmentId: 'e-00001', ...browser.subscription(),
  }), /permission_denied/, 'nobody registers a browser for somebody else');

  const both = until(async () => got.length === 2 || (await once(pushes, 'push'), got.length === 2));
  vagt('answer', offer.offerId, 'yes');
  await both;
  const { headers, body } = got.find((one) => one.path === '/telephone');
  const said = JSON.parse(browser.read(body));
  assert.equal(said.kind, 'CONFIRMED');
  assert.equal(said.title, 'Du har fået vagten');
  assert.equal(headers['content-encoding'], 'aes128gcm');
  assert.throws(() => old.read(body), 'another browser cannot');

  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization);
  assert.equal(key, publicKey, 'what the browser subscribed with');
  const point = Buffer.from(key, 'base64url');
  const { payload } = await jose.jwtVerify(token, await jose.importJWK({
    kty: 'EC', crv: 'P-256', alg: 'ES256',
    x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url'),
  }), { audience: `https://${host}` });
  assert.ok(payload.exp > Date.now() / 1000, 'by the real clock, not the demo\'s');

  const left = await until(async () => {
    const { devices } = await call('ListPush', { employmentId: who });
    return devices.length === 1 && devices;
  });
  assert.equal(left[0].host, host, 'the browser that is gone is forgotten');
  const { messages } = vagt('messages', '--employment', who);
  assert.ok(messages.some(({ message }) => message.cause === 'MESSAGE_CAUSE_CONFIRMED'),
    'and the SMS went too');
});
