import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { startServer } from './server.mjs';

const program = new URL('./fake-program.mjs', import.meta.url).pathname;
const told = async (server) => (await fetch(server.url)).json();

test('a server has data of its own, which go with it', async () => {
  const server = await startServer({ program });
  assert.equal((await told(server)).data, server.dataDir);
  assert.ok(existsSync(server.dataDir));
  await server.remove();
  assert.ok(!existsSync(server.dataDir));
  await assert.rejects(fetch(server.url));
});

test('only the settings of the test reach the server', async () => {
  process.env.TRIBUTARY_LEAK = 'yes';
  const server = await startServer({ program, now: '2026-10-01T09:00:00Z' });
  assert.deepEqual(await told(server), { now: '2026-10-01T09:00:00Z', data: server.dataDir });
  await server.remove();
});

test('a server goes on with its data at another hour', async () => {
  const server = await startServer({ program, now: '2026-10-01T09:00:00Z' });
  const { dataDir } = server;
  await server.restart({ now: '2026-11-03T09:00:00Z', signal: 'SIGKILL' });
  assert.deepEqual(await told(server), { now: '2026-11-03T09:00:00Z', data: dataDir });
  await server.remove();
});

test('a link to sign in leads to this server', async () => {
  const server = await startServer({ program });
  assert.equal(await server.signInLink('ana@example.org'), `${server.url}/sign-in/ana@example.org?once=1`);
  await server.remove();
});

test('a server that ends early is a failure with its words', async () => {
  const started = startServer({ program, env: { TRIBUTARY_FAIL: '1' } });
  await assert.rejects(started, /ended with 1 before it listened\n.*cannot be written/s);
});

test('a command that fails tells its code and its words', async () => {
  const server = await startServer({ program });
  await assert.rejects(server.run('conquer'), /ended with 2\nno such task: conquer/);
  assert.equal((await server.tryRun('conquer')).code, 2);
  await server.remove();
});
