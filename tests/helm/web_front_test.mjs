// deploy/web-front.conf in a real nginx: HTTP/2 outside, and a stream that nothing holds back.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import tls from 'node:tls';

import { repository } from './support.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'front-'));
const at = (name) => path.join(folder, name);
const conf = fs.readFileSync(path.join(repository, 'deploy/web-front.conf'), 'utf8');

// Sockets instead of ports, and this test instead of the gateway; all else stays as it is shipped.
const swap = (text, from, to) => {
  assert.ok(text.includes(from), from);
  return text.replaceAll(from, to);
};
function prepare() {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', at('key'), '-out', at('crt')],
    { stdio: 'ignore' });
  const swaps = [['/tmp/', `${folder}/`], ['127.0.0.1:8081', `unix:${at('health')}`],
    ['8443', `unix:${at('door')}`], ['/run/secrets/tls_certificate', at('crt')],
    ['/run/secrets/tls_key', at('key')], ['http://gateway:7005', `http://unix:${at('gateway')}:`]];
  fs.writeFileSync(at('nginx.conf'), swaps.reduce((text, [from, to]) => swap(text, from, to), conf));
}

// What a request came with, and a stream that ends only when it is told to.
let end;
const ended = new Promise((resolve) => { end = resolve; });
const gateway = http.createServer(async (request, response) => {
  response.setHeader('seen', JSON.stringify([request.httpVersion, request.headers.host,
    request.headers['x-forwarded-for'], request.headers.connection ?? '']));
  response.flushHeaders();
  response.write('first');
  if (request.url === '/stream') await ended;
  response.end('last');
});

const host = 'vagt.example.dk:7443';
const open = () => http2.connect('https://vagt.example.dk', {
  createConnection: () => tls.connect({ path: at('door'), ALPNProtocols: ['h2'],
    rejectUnauthorized: false, servername: 'vagt.example.dk' }),
});

async function ask(client, target, headers = {}) {
  const stream = client.request({ ':authority': host, ':path': target, ...headers });
  const [head] = await once(stream, 'response');
  const [first] = await once(stream, 'data');
  return { stream, head, first: first.toString() };
}

test('nginx takes the configuration, and hands a board on as it comes', { timeout: 20000 }, async (t) => {
  prepare();
  execFileSync('nginx', ['-t', '-q', '-c', at('nginx.conf')], { stdio: 'pipe' });
  gateway.listen(at('gateway'));
  await once(gateway, 'listening');
  // Started by root, nginx works as nobody.
  fs.chmodSync(folder, 0o755);
  fs.chmodSync(at('gateway'), 0o777);
  const nginx = spawn('nginx', ['-c', at('nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' });
  let client;
  t.after(async () => {
    client?.destroy();
    end();
    nginx.kill('SIGTERM');
    await once(nginx, 'exit');
    gateway.closeAllConnections();
    gateway.close();
    await fs.promises.rm(folder, { recursive: true, force: true });
  });
  while (!fs.existsSync(at('door'))) await new Promise(setImmediate);

  client = open();
  // Twenty open boards on one connection, each with its first message there, and none is over.
  const boards = await Promise.all(Array.from({ length: 20 }, () => ask(client, '/stream')));
  assert.equal(client.alpnProtocol, 'h2');
  assert.ok(boards.every(({ first }) => first === 'first'));
  const spoofed = await ask(client, '/unary', { 'x-forwarded-for': '6.6.6.6' });
  const [version, seen, forwarded, connection] = JSON.parse(spoofed.head.seen);
  assert.equal(version, '1.1');
  assert.equal(seen, host, 'or the gateway takes its own pages for strangers');
  assert.doesNotMatch(forwarded, /6\.6\.6\.6/, 'what a browser claims is not passed on');
  assert.notEqual(connection, 'close');
  // The health of the container.
  const [health] = await once(http.get({ socketPath: at('health'), path: '/' }), 'response');
  assert.equal(health.statusCode, 204);
});
