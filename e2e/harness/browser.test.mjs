import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, violations } from './axe.mjs';
import { openBrowser, overflow, picture, tabTo, weight } from './browser.mjs';

const PAGES = {
  '/good': '<main><h1>Meetings</h1><p>Next: <a href="/bad">the third</a></p><button>Add</button></main>',
  '/bad': '<main><h1>Meetings</h1><img src="data:,"><p style="color:#ccc">pale</p></main>',
  '/wide': '<main><h1>Wide</h1><p style="inline-size:900px">too wide</p></main>',
  '/script': '<main><h1>still</h1><script>document.querySelector("h1").textContent = "moved"</script></main>',
  '/thrown': '<main><h1>Thrown</h1><script>throw new Error("lost")</script></main>',
  '/foreign': '<main><h1>Foreign</h1><img alt="" src="http://example.invalid/a.png"></main>',
};

let browser;
let site;
let url;

before(async () => {
  site = createServer((request, response) => {
    const language = request.headers['accept-language']?.slice(0, 2) ?? 'en';
    const body = PAGES[request.url];
    response.writeHead(body ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      // As strict as the product's own, except for what these pages carry inside.
      'content-security-policy': "default-src 'none'; img-src data: http:; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
    });
    response.end(`<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Test</title>${body ?? ''}</html>`);
  });
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${site.address().port}`;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

test('a good page is accessible under a strict content policy', async () => {
  const visitor = await browser.visitor();
  await assertAccessible(await visitor.page(`${url}/good`));
  assert.deepEqual(visitor.faults, []);
  await visitor.close();
});

test('a bad page is told by its rules and places', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page(`${url}/bad`);
  const found = (await violations(page)).map((violation) => violation.id);
  assert.deepEqual(found.sort(), ['color-contrast', 'image-alt']);
  await assert.rejects(assertAccessible(page), /image-alt: .*\n {4}img: /);
  await visitor.close();
});

test('a visitor asks for pages in their language', async () => {
  for (const language of ['en', 'ar', 'zh']) {
    const visitor = await browser.visitor({ language });
    const page = await visitor.page(`${url}/good`);
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await visitor.close();
  }
});

test('scripts do not run where JavaScript is off', async () => {
  const [plain, usual] = [await browser.visitorWithoutJavaScript(), await browser.visitor()];
  assert.equal(await (await plain.page(`${url}/script`)).locator('h1').textContent(), 'still');
  assert.equal(await (await usual.page(`${url}/script`)).locator('h1').textContent(), 'moved');
  await plain.close();
  await usual.close();
});

test('a page that is wider than a small window is noticed', async () => {
  const visitor = await browser.visitor({ width: 320 });
  assert.equal(await overflow(await visitor.page(`${url}/good`)), 0);
  assert.ok((await overflow(await visitor.page(`${url}/wide`))) > 500);
  await visitor.close();
});

test('the keyboard reaches what it can reach', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page(`${url}/good`);
  assert.equal(await tabTo(page, page.getByRole('button', { name: 'Add' })), 2);
  await assert.rejects(tabTo(page, page.locator('h1'), { most: 5 }), /is not reached by 5 presses/);
  await visitor.close();
});

test('errors of scripts and foreign hosts are kept as faults', async () => {
  const visitor = await browser.visitor();
  await visitor.page(`${url}/thrown`);
  const page = await visitor.page();
  await page.goto(`${url}/foreign`, { waitUntil: 'commit' });
  await page.waitForLoadState();
  assert.equal(visitor.faults[0], 'script: lost');
  assert.match(visitor.faults[1], /^foreign host: http:\/\/example\.invalid/);
  await visitor.close();
});

test('pictures and weights are taken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-pictures-'));
  const visitor = await browser.visitor();
  const path = await picture(await visitor.page(`${url}/good`), 'good', { folder });
  assert.ok((await stat(path)).size > 1000);
  const { requests, bytes } = await weight(visitor, `${url}/good`);
  assert.equal(requests, 1);
  assert.ok(bytes > 200 && bytes < 2000, `${bytes} bytes`);
  await visitor.close();
  await rm(folder, { recursive: true });
});
