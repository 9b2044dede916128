// Every core page once more: the same without scripts, light, and in the language a person chose.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, weight } from '../harness/browser.mjs';
import { CO_CHAIR, FORMS, PAGES } from '../harness/core-pages.mjs';
import { startServer } from '../harness/server.mjs';

const MOST_BYTES = 60 * 1024;
const MOST_REQUESTS = 10;

let browser;
let server;

before(async () => {
  server = await startServer({ now: '2026-11-20T09:00:00Z' });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
});

test('every page says the same without scripts', async () => {
  const [usual, plain] = [await browser.visitor(), await browser.visitorWithoutJavaScript()];
  const pages = [await usual.signIn(server, CO_CHAIR), await plain.signIn(server, CO_CHAIR)];
  const found = [];
  for (const path of [...PAGES, ...FORMS]) {
    const [one, other] = await Promise.all(
      pages.map(async (page) => {
        const answer = await page.goto(`${server.url}${path}`);
        return `${answer.status()} ${await page.locator('h1').innerText()}`;
      }),
    );
    if (one !== other) found.push(`${path}: ${one} / ${other}`);
  }
  assert.deepEqual(found, []);
  await usual.close();
  await plain.close();
});

test('a first view is light', async () => {
  const visitor = await browser.visitor();
  await (await visitor.signIn(server, CO_CHAIR)).close();
  const found = [];
  for (const path of PAGES) {
    const { requests, bytes } = await weight(visitor, `${server.url}${path}`);
    if (requests > MOST_REQUESTS || bytes > MOST_BYTES) found.push(`${path}: ${bytes} bytes in ${requests} requests`);
  }
  assert.deepEqual(found, []);
  await visitor.close();
});

test('the language switch stays on the page and is remembered', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page(`${server.url}/mandate/16?as-of=2026-10-01`);
  await page.getByRole('link', { name: 'العربية' }).first().click();
  await page.waitForFunction(() => document.documentElement.lang === 'ar');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  const { pathname, searchParams } = new URL(page.url());
  assert.equal(pathname, '/mandate/16');
  assert.equal(searchParams.get('as-of'), '2026-10-01');
  await page.goto(`${server.url}/meetings`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
  await visitor.close();
});
