// Every core page, in three languages and two widths: readable by everybody, light, and the same without scripts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser, overflow, weight } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';

const CO_CHAIR = 'ines.undp@example.org';
const PAGES = [
  '/',
  '/mandate',
  '/mandate/16',
  '/group',
  '/group/members',
  '/meetings',
  '/meetings/2026-03',
  '/meetings/2026-03/minutes',
  '/meetings/2026-03/circulation',
  '/actions',
  '/actions/A10',
  '/countries',
  '/countries/MDA',
  '/regions',
  '/data',
  '/sign-in',
  '/me',
  '/journal',
  '/search',
  '/profiles/MDA',
  '/corridors/MEX/USA',
  '/regions/ecowas/figures',
  '/about',
  '/accessibility',
  '/data-protection',
  '/no-such-page',
];
/** Forms, in English only. */
const FORMS = [
  '/groups',
  '/group/designations/new',
  '/group/settings',
  '/group/offices',
  '/groups/gmg/chair',
  '/meetings/new',
  '/meetings/fairness',
  '/meetings/2026-03/attendance',
  '/meetings/2027-01/agenda',
  '/meetings/2027-01/change',
  '/meetings/2027-01/cancel',
  '/data/import',
];
const PUBLIC = PAGES.filter((path) => !/^\/(me|journal|actions|no-such)|circulation/.test(path));
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
