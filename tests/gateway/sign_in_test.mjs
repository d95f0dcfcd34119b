// Signing in at the real gateway by way of a real OpenID provider.
//
// Shape: BUILD is the build folder. Ports are the system's; data lies in a temporary folder.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';

import { Browser, scriptToken, startIdp } from './idp.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const build = process.env.BUILD ?? path.join(repository, 'build/dev');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sign-in.'));

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let idp, gateway, child;

async function startGateway(port, grpcPort) {
  child = spawn(path.join(build, 'bin', 'vagtbro-gateway'), [
    '--data', path.join(folder, 'data'), '--tenant', 'legeby', '--listen', `127.0.0.1:${port}`,
    '--grpc-listen', `127.0.0.1:${grpcPort}`, '--public-url', gateway, '--oidc-issuer', idp.issuer,
    '--oidc-client-id', 'vagtbro', '--oidc-client-secret-file', path.join(folder, 'secret'),
    '--oidc-audience', 'urn:vagtbro:api', '--role-names', 'Vagtplanlægger=auditor', '--drain-seconds', '0',
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      log += data;
      if (log.includes('"serving"')) resolve();
    });
    child.on('exit', () => reject(new Error(log)));
  });
  child.log = () => log;
  child.stderr.on('data', (data) => { log += data; });
}

async function stopGateway() {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

let ports;
before(async () => {
  ports = [await freePort(), await freePort()];
  gateway = `http://127.0.0.1:${ports[0]}`;
  idp = await startIdp(gateway);
  fs.writeFileSync(path.join(folder, 'secret'), 'very secret, & with signs\n');
  await startGateway(...ports);
});
after(async () => {
  await stopGateway();
  idp.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const atCallback = (url) => url.startsWith(`${gateway}/auth/callback`);
const me = async (browser) => (await browser.fetch(`${gateway}/auth/me`)).json();

// Signs in; the answer of the callback.
async function signIn(browser, person) {
  const callback = await browser.walk(`${gateway}/auth/login?to=/board`, person, atCallback);
  return browser.fetch(callback);
}

test('who signs in at the provider is known here with roles and units', async () => {
  const browser = new Browser();
  assert.equal((await me(browser)).signed_in, false);
  const response = await signIn(browser, 'pia');
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/board');
  const known = await me(browser);
  assert.equal(known.demo, false);
  assert.deepEqual(known.roles, ['auditor', 'employee']);
  assert.deepEqual(known.units, ['nh1-a']);
  assert.equal(known.employment_id, 'e-00001');
  const cookies = [...browser.jar.get(new URL(gateway).host)];
  assert.deepEqual(cookies.map(([name]) => name), ['sid']);
});

test('nothing of the provider reaches the browser or the disk but the session', async () => {
  const browser = new Browser();
  const response = await signIn(browser, 'pia');
  const all = JSON.stringify([...response.headers]) + JSON.stringify(await me(browser));
  assert.ok(!/eyJ/.test(all), 'a token');
  const sid = browser.jar.get(new URL(gateway).host).get('sid');
  const grep = (word) => {
    try {
      return execFileSync('grep', ['-rlaF', word, path.join(folder, 'data')], { encoding: 'utf8' });
    } catch {
      return '';
    }
  };
  assert.equal(grep(sid), '');
  assert.equal(grep('eyJhbGci'), '');
});

test('who has no role here is not let in', async () => {
  const browser = new Browser();
  const response = await signIn(browser, 'nobody');
  assert.equal(response.status, 403);
  assert.match(await response.text(), /ikke logget ind/);
  assert.equal((await me(browser)).signed_in, false);
});

test('a callback counts once, for the browser that began, with its state', async () => {
  const browser = new Browser();
  const callback = await browser.walk(`${gateway}/auth/login`, 'pia', atCallback);
  const stranger = new Browser();
  assert.equal((await stranger.fetch(callback)).status, 403);
  const changed = callback.replace(/state=[^&]+/, 'state=guess');
  const other = new Browser();
  other.jar.set(new URL(gateway).host, new Map(browser.jar.get(new URL(gateway).host)));
  assert.equal((await other.fetch(changed)).status, 403);
  const mixed = callback.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil')}`);
  assert.notEqual(mixed, callback);
  assert.equal((await other.fetch(mixed)).status, 403);
  assert.equal((await browser.fetch(callback)).status, 303);
  assert.equal((await browser.fetch(callback)).status, 403);
});

test('the provider may change its keys', async () => {
  idp.rotate();
  const browser = new Browser();
  assert.equal((await signIn(browser, 'pia')).status, 303);
});

test('pages speak gRPC-Web and scripts JSON with the generated client', async () => {
  const browser = new Browser();
  await signIn(browser, 'pia');
  const set = path.join(folder, 'set.binpb');
  execFileSync('protoc', ['-I', path.join(repository, 'proto'), '--include_imports',
    `--descriptor_set_out=${set}`, 'vagtbro/gateway/v1/gateway_service.proto']);
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, fs.readFileSync(set)));
  const service = registry.getService('vagtbro.gateway.v1.GatewayService');
  const options = {
    baseUrl: gateway,
    fetch: (url, init) => browser.fetch(url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'sec-fetch-site': 'same-origin' },
    }),
  };
  for (const make of [createGrpcWebTransport, createConnectTransport]) {
    const client = createClient(service, make(options));
    const { accesses } = await client.listAccess({ tenantId: 'legeby', actorEmploymentId: 'e-00001' });
    assert.equal(accesses[0].read.method, 'vagtbro.gateway.v1.GatewayService/ListAccess');
    await assert.rejects(client.listAccess({ tenantId: 'andeby' }),
      (error) => error.code === Code.PermissionDenied);
    await assert.rejects(client.listAccess({ tenantId: 'legeby', limit: -1 }),
      (error) => error.code === Code.InvalidArgument && error.details.length === 1);
  }
});

test('a script is let in by its own access token, and by no other', async () => {
  const ask = async (token) => {
    const response = await fetch(`${gateway}/vagtbro.gateway.v1.GatewayService/ListAccess`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"tenantId":"legeby"}',
    });
    return response.status;
  };
  const token = await scriptToken(idp.issuer, 'urn:vagtbro:api');
  assert.match(token, /^eyJ/);
  // Keys are fetched beside the calls: a script that comes first may be told to come again.
  const patience = Date.now() + 20000;
  while (await ask(token) !== 200) assert.ok(Date.now() < patience);
  assert.equal(await ask(await scriptToken(idp.issuer, 'urn:other:api')), 401);
  assert.equal(await ask(token.slice(0, -3)), 401);
});

test('a restart signs nobody out, and signing out everywhere does', async () => {
  const [desk, phone] = [new Browser(), new Browser()];
  await signIn(desk, 'pia');
  await signIn(phone, 'pia');
  await stopGateway();
  await startGateway(...ports);
  assert.equal((await me(desk)).signed_in, true);
  const out = `${gateway}/auth/logout?everywhere=1`;
  assert.equal((await desk.fetch(out, { method: 'POST' })).status, 403);
  const { csrf } = await me(desk);
  const response = await desk.fetch(out, { method: 'POST', headers: { 'x-vagtbro-csrf': csrf } });
  assert.equal(response.status, 200);
  assert.equal((await me(desk)).signed_in, false);
  assert.equal((await me(phone)).signed_in, false);
});

test('who signs out at the provider is signed out here, and others are not', async () => {
  const [desk, phone] = [new Browser(), new Browser()];
  await signIn(desk, 'pia');
  await signIn(phone, 'pia');
  assert.equal((await desk.signOut(idp.issuer)).status, 303);
  const patience = Date.now() + 20000;
  while ((await me(desk)).signed_in) assert.ok(Date.now() < patience);
  assert.equal((await me(phone)).signed_in, true);
  const guess = await fetch(`${gateway}/auth/backchannel-logout`, {
    method: 'POST', body: new URLSearchParams({ logout_token: 'a.b.c' }),
  });
  assert.equal(guess.status, 400);
  assert.equal(guess.headers.get('cache-control'), 'no-store');
  assert.equal((await me(phone)).signed_in, true);
});

let calendar;
test('the address of a calendar is told once, needs no session, and can be revoked', async () => {
  const browser = new Browser();
  await signIn(browser, 'pia');
  const ask = async (method, more = {}) => {
    const response = await browser.fetch(`${gateway}/vagtbro.gateway.v1.GatewayService/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ tenantId: 'legeby', employmentId: 'e-00001', ...more }),
    });
    return { status: response.status, ...await response.json() };
  };
  assert.equal((await ask('GetCalendarLink')).createTime, undefined);
  const first = (await ask('CreateCalendarLink', { requestId: 'r-1' })).url;
  calendar = (await ask('CreateCalendarLink', { requestId: 'r-1' })).url;
  assert.match(calendar, /\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
  assert.ok(calendar.startsWith(gateway));
  assert.notEqual(calendar, first);
  assert.ok((await ask('GetCalendarLink')).createTime);
  assert.equal((await ask('CreateCalendarLink', { employmentId: 'e-00002' })).status, 403);
  // No roster is set up here: the address is known, and the calendar cannot be read now.
  assert.equal((await fetch(calendar)).status, 503);
  assert.equal((await fetch(first)).status, 404);
  assert.equal((await ask('RevokeCalendarLink', { requestId: 'r-2' })).status, 200);
  assert.equal((await fetch(calendar)).status, 404);
});

test('no log line names a person, a code or a token', () => {
  assert.ok(!/pia|code=|eyJ|very secret/.test(child.log()), child.log());
  const [, secret] = calendar.match(/calendar\/(.+)\.ics/);
  assert.ok(!child.log().includes(secret), child.log());
});
