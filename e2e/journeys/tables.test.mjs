// Beside the heading of a table stand its files; whoever may not read the table gets none.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const KINDS = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const INSIDE = ['/actions', '/journal'];
const OPEN = ['/meetings', '/group/members', '/groups', '/mandate', '/countries', '/regions', '/regions/ecowas', '/regions/150'];

let browser;
let server;

before(async () => {
  server = await withSeed(world(), (seed) => startServer({ seed, now: '2026-05-18T09:00:00Z', args: ['--no-demo'] }));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
});

async function download(page, kind) {
  const links = page.getByRole('link', { name: new RegExp(`^${kind} – .`) });
  assert.ok(await links.count() > 0, `${page.url()} has no ${kind}`);
  for (const link of await links.all()) {
    const address = new URL(await link.getAttribute('href'), server.url).href;
    const answer = await page.request.get(address);
    assert.equal(answer.status(), 200, address);
    assert.equal(answer.headers()['content-type'], KINDS[kind], address);
    assert.match(answer.headers()['content-disposition'], new RegExp(`^attachment; filename="[a-z0-9.-]+[.]${kind.toLowerCase()}"$`));
    const bytes = await answer.body();
    const begin = kind === 'CSV' ? [0xef, 0xbb, 0xbf] : [0x50, 0x4b, 0x03, 0x04];
    assert.deepEqual([...bytes.subarray(0, begin.length)], begin, address);
  }
}

test('every table of a member is a file in both formats', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, PEOPLE.ines.email);
  for (const path of [...OPEN, ...INSIDE]) {
    await page.goto(`${server.url}${path}`);
    for (const kind of Object.keys(KINDS)) await download(page, kind);
  }
  assert.deepEqual(visitor.faults, []);
});

test('the public takes what it reads and nothing else', async () => {
  const visitor = await browser.visitor({ language: 'ar' });
  const page = await visitor.page();
  for (const path of OPEN) {
    await page.goto(`${server.url}${path}`);
    for (const kind of Object.keys(KINDS)) await download(page, kind);
  }
  for (const path of INSIDE) {
    for (const ending of ['csv', 'xlsx']) {
      const answer = await page.request.get(`${server.url}${path}.${ending}`);
      assert.equal(answer.status(), 401, path);
    }
  }
  assert.equal((await page.request.get(`${server.url}/about.xlsx`)).status(), 404);
});
