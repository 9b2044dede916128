// Every core page, in three languages and two widths: readable by everybody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser, overflow } from '../harness/browser.mjs';
import { CO_CHAIR, FORMS, PAGES, PUBLIC } from '../harness/core-pages.mjs';
import { startServer } from '../harness/server.mjs';

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

const expected = (path) => (path === '/no-such-page' ? 404 : 200);

/** Looks at one page at both widths; gives everything that is wrong with it. */
async function faultsOf(page, path, language) {
  const found = [];
  const note = (words) => found.push(`${language} ${path}: ${words}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(`${server.url}${path}`);
  if (answer.status() !== expected(path)) note(`answered ${answer.status()}`);
  const h1 = await page.locator('h1').count();
  if (h1 !== 1) note(`${h1} headings of the first level`);
  const root = page.locator('html');
  if ((await root.getAttribute('lang')) !== language) note(`speaks ${await root.getAttribute('lang')}`);
  if ((await root.getAttribute('dir')) !== (language === 'ar' ? 'rtl' : 'ltr')) note('runs the wrong way');
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await overflow(page);
    if (over > 0) note(`is ${over} pixels too wide for ${width}`);
    await assertAccessible(page, `${path} at ${width}`).catch((error) => note(error.message));
  }
  return found;
}

for (const language of ['en', 'ar', 'zh']) {
  test(`every core page is for everybody (${language})`, async () => {
    const visitor = await browser.visitor();
    const page = await visitor.signIn(server, CO_CHAIR);
    const errors = [];
    page.on('console', (message) => {
      // The browser itself reports that a page was not found.
      if (message.type() === 'error' && !/status of 404/.test(message.text())) errors.push(message.text());
    });
    await page.goto(`${server.url}/?lang=${language}`);
    const found = [];
    for (const path of PAGES) found.push(...(await faultsOf(page, path, language)));
    if (language === 'en') for (const path of FORMS) found.push(...(await faultsOf(page, path, language)));
    assert.deepEqual([...found, ...errors, ...visitor.faults], []);
    await visitor.close();
  });
}

test('what the public sees is for everybody, too', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page();
  const found = [];
  for (const path of PUBLIC) found.push(...(await faultsOf(page, path, 'en')));
  assert.deepEqual([...found, ...visitor.faults], []);
  await visitor.close();
});
