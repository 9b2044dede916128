// Every page that links lead to: it answers, is for everybody, fits a telephone, and says the same to machines.
//
// By itself one page of each kind is looked at and a few more are asked for, as the public and as a co-chair,
// in English. `E2E_CRAWL=all` asks for every page, as a focal point and an alternate too, in Arabic and in the
// dark scheme; that takes minutes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../harness/axe.mjs';
import { openBrowser, overflow } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';

/** Files and one-time addresses are no pages; a journal that is paged goes on and on. */
const NO_PAGE =
  /\.(csv|xlsx|json|ics|docx|zip|pdf|svg|css|js|toml)$|\/(file|letter|papers\/[^/]+)$|\/(cite|file)\/[^/]+$|\/described$|^\/(sign-out|me\/calendar|sdmx\/|api\/)/;
const READERS = [{ who: 'the public' }, { who: 'a co-chair', email: 'ines.undp@example.org' }];
const MORE = [{ who: 'a focal point', email: 'salome.ilo@example.org' }, { who: 'an alternate', email: 'somchai.unicef@example.org' }];
const LOOKS = [{ language: 'en' }];
const MORE_LOOKS = [{ language: 'ar' }, { language: 'en', dark: true }, { language: 'ar', dark: true }];
const all = process.env.E2E_CRAWL === 'all';
/** So many pages of a kind are looked at, and so many more are only asked for. */
const LOOKED_AT = all ? 2 : 1;
const ASKED_FOR = all ? Number.POSITIVE_INFINITY : 4;

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

/** Pages of one template differ in what names them: a code, a number, a reference. */
const kind = (path) =>
  path
    .split('/')
    .map((part) => (/\d/.test(part) || /^[A-Z]{3}$/.test(part) ? '*' : part))
    .join('/')
    .replace(/^\/regions\/.+/, '/regions/*')
    .replace(/^\/groups\/[^/]+/, '/groups/*');

/** The addresses on this site that a page leads to, without what follows the `?`. */
const links = (page) =>
  page.$$eval('a[href]', (found) =>
    found
      .map((link) => new URL(link.getAttribute('href'), location.href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname),
  );

/** Whether machines are told the same: the twin of every page parses. */
async function twin(page, note) {
  const link = page.locator('link[rel="alternate"][type="application/json"]');
  if ((await link.count()) !== 1) return note('names no JSON of the same page');
  const address = await link.getAttribute('href');
  const answer = await page.context().request.get(new URL(address, page.url()).href);
  if (!answer.ok()) return note(`its JSON answers ${answer.status()}`);
  await answer.json().catch((error) => note(`its JSON does not parse: ${error.message}`));
}

async function lookedAt(page, path) {
  const found = [];
  const note = (words) => found.push(`${path}: ${words}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(`${server.url}${path}`);
  if (answer.status() >= 400) note(`answers ${answer.status()}`);
  const ways = await links(page);
  for (const { id, help, nodes } of await violations(page)) note(`${id}: ${help}\n    ${nodes.join('\n    ')}`);
  await page.setViewportSize({ width: 320, height: 900 });
  const over = await overflow(page);
  if (over > 0) note(`is ${over} pixels too wide for 320`);
  if (answer.status() < 400) await twin(page, note);
  return { found, ways };
}

async function crawl(page) {
  const [found, seen, kinds, waiting] = [[], new Set(['/']), new Map(), ['/']];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const known = kinds.get(kind(path)) ?? 0;
    kinds.set(kind(path), known + 1);
    if (known >= LOOKED_AT + ASKED_FOR) continue;
    if (known >= LOOKED_AT) {
      const answer = await page.context().request.get(`${server.url}${path}`);
      if (answer.status() >= 400) found.push(`${path}: answers ${answer.status()}`);
      continue;
    }
    const one = await lookedAt(page, path);
    found.push(...one.found);
    for (const way of one.ways) {
      if (seen.has(way) || NO_PAGE.test(way)) continue;
      seen.add(way);
      waiting.push(way);
    }
  }
  return { found, pages: seen.size, kinds: kinds.size };
}

for (const { who, email } of all ? [...READERS, ...MORE] : READERS) {
  for (const look of all ? [...LOOKS, ...MORE_LOOKS] : LOOKS) {
    const how = `${look.language}${look.dark ? ', dark' : ''}`;
    test(`${who} meets no page that fails (${how})`, { timeout: 800_000 }, async (t) => {
      const visitor = await browser.visitor(look);
      const page = email ? await visitor.signIn(server, email) : await visitor.page();
      await page.goto(`${server.url}/?lang=${look.language}`);
      const { found, pages, kinds } = await crawl(page);
      t.diagnostic(`${pages} pages of ${kinds} kinds`);
      assert.deepEqual([...found, ...visitor.faults], []);
      assert.ok(kinds > 10, 'links lead somewhere');
      await visitor.close();
    });
  }
}
