// A table is described on screen and imported; a program that is killed in the middle begins again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser, overflow } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const TABLE = [
  'Invented stocks',
  '',
  'country,date,men,women,note',
  'KEN,31/12/2019,10,11,a',
  'KEN,31/12/2020,12,13,b',
  'Kenia,31/12/2018,8,9,c',
  'Total,31/12/2020,12,13,d',
  'UGA,31/12/2020,3,NA,e',
  'TZA,31/12/2020,4,5,f',
].join('\n');

/** Enough countries for pairs that take a moment to be stored. */
const CODES = 'AFG ALB DZA AGO ARG ARM AUS AUT AZE BGD BEL BEN BOL BRA BGR BFA BDI KHM CMR CAN CAF TCD CHL CHN COL CRI CUB CZE DNK ECU EGY SLV EST ETH FJI FIN FRA GAB GEO DEU GHA GRC GTM GIN HTI HND HUN ISL IND IDN IRN IRQ IRL ITA JAM JPN JOR KAZ KEN KGZ LVA LBN LBR LBY MDG MWI MYS MLI MEX MDA MAR NPL NLD NER NGA PAK PER PHL SRB TUN'.split(' ');

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

/** Waits until the page of an import says this word; the page reloads by itself. */
async function becomes(page, words) {
  await page.getByRole('main').getByText(words, { exact: true }).first().waitFor({ timeout: 60_000 });
}

/** The judge of pages needs scripts, which whoever acts here does without: another visitor looks at the same address. */
async function looked(page, address, what) {
  await page.goto(address);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await overflow(page), 0, `${what} is too wide for ${width}`);
    await assertAccessible(page, `${what} at ${width}`);
  }
}

test('a table is described, shown, decided on, imported, reviewed and published, without a script', async () => {
  const visitor = await browser.visitor({ javascript: false });
  const page = await visitor.signIn(server, PEOPLE.ines.email);
  const judge = await browser.visitor();
  const seen = await judge.signIn(server, PEOPLE.tomas.email);
  await page.goto(`${server.url}/data/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'invented stocks.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL(/\/data\/imports\/[^/]+\/mapping$/);
  await page.getByRole('rowheader', { name: '4' }).first().waitFor();
  assert.equal(await page.getByLabel('country', { exact: true }).inputValue(), 'area');
  assert.equal(await page.getByLabel('date', { exact: true }).inputValue(), 'time');
  assert.equal(await page.getByLabel('How times are written').inputValue(), 'day-first');

  // Something is lacking: it is told, and nothing that was typed is lost.
  await page.getByLabel('men', { exact: true }).selectOption('value');
  await page.getByLabel('women', { exact: true }).selectOption('value');
  await page.getByLabel('Title').fill('Invented stocks of an invented office');
  await page.getByRole('button', { name: 'Show what will be read' }).click();
  await page.getByRole('alert').getByText('Say in what it is measured.').waitFor();
  assert.equal(await page.getByLabel('Title').inputValue(), 'Invented stocks of an invented office');
  await looked(seen, page.url(), 'the form of a mapping');

  for (const [column, sex] of [['men', 'male'], ['women', 'female']]) {
    await page.getByText(`Of its own: ${column}`, { exact: true }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: column, exact: true }) });
    await row.getByLabel('Sex').selectOption(sex);
  }
  const whole = page.locator('section[aria-labelledby=whole]');
  await whole.getByLabel('What is measured').fill('immigrant-stock');
  await whole.getByLabel('Unit', { exact: true }).fill('persons');
  await whole.getByLabel('Counted in').selectOption('thousand');
  await whole.getByLabel('Marks for missing values').fill('NA');
  await page.getByLabel('Its word in addresses').fill('invented-stocks');
  await page.getByLabel('Kept as').fill('invented-stocks');
  await page.getByRole('button', { name: 'Show what will be read' }).click();
  await page.waitForURL(/\/preview$/);
  await page.getByText('Rows: 6. Figures: 8.').waitFor();
  await looked(seen, page.url(), 'the figures that will be read');

  // Nobody but a person says that Kenia is Kenya.
  await page.getByLabel('Kenia', { exact: true }).selectOption('KEN');
  await page.getByLabel('Total', { exact: true }).selectOption('-');
  await page.getByRole('button', { name: 'Keep these decisions' }).click();
  await page.getByText('Rows: 6. Figures: 10.').waitFor();
  await page.getByRole('button', { name: 'Import with these columns' }).click();
  await page.waitForURL(/\/data\/imports\/[^/]+$/);
  await becomes(page, 'Ready for review');
  await looked(seen, page.url(), 'the review');
  await page.getByRole('button', { name: 'Publish this edition' }).click();
  await page.getByText('The edition is published.').waitFor();
  await page.goto(`${server.url}/data/imports`);
  await page.getByRole('row', { name: /invented stocks\.csv/ }).getByText('Published').waitFor();
  await looked(seen, page.url(), 'the list of imports');

  // The next file of the same columns finds everything said.
  await page.goto(`${server.url}/data/import`);
  const next = TABLE.replaceAll('2020', '2021').replaceAll('2019', '2020');
  await page.locator('input[type=file]').setInputFiles({ name: 'next.csv', mimeType: 'text/csv', buffer: Buffer.from(next) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('The mapping “invented-stocks” was made for the same columns').waitFor();
  await page.getByRole('button', { name: 'Show what will be read' }).click();
  await page.getByText('Rows: 6. Figures: 10.').waitFor();
  assert.deepEqual([...visitor.faults, ...judge.faults], []);
  await judge.close();
  await visitor.close();
});

test('killed in the middle, an import makes exactly one edition', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, PEOPLE.tomas.email);
  const lines = ['origin_iso3,destination_iso3,year,male,female,total'];
  for (const from of CODES) for (const to of CODES.filter((it) => it !== from)) for (const year of [1990, 1995, 2000, 2005, 2010, 2015, 2020]) lines.push(`${from},${to},${year},1,2,3`);
  const answer = await page.request.post(`${server.url}/data/import`, {
    multipart: { layout: 'undesa-long', edition: '2020', file: { name: 'pairs.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) } },
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 303);
  const path = answer.headers().location;
  const state = async () => (await page.request.get(`${server.url}${path}.json`)).json();
  let now = await state();
  while (now.state === 'waiting') now = await state();
  assert.match(now.state, /^(reading|storing)$/, 'it is in the middle');
  await server.restart({ signal: 'SIGKILL', now: '2026-05-18T11:00:00Z' });
  const before = await (await page.request.get(`${server.url}/api/v1/datasets`)).json();
  assert.ok(!before.data.some((it) => it.dataset === 'undesa-long' && it.editions.some((edition) => edition.state === 'published')));
  await page.goto(`${server.url}${path}`);
  await becomes(page, 'Ready for review');
  const after = await (await page.request.get(`${server.url}/api/v1/datasets`)).json();
  const editions = after.data.find((it) => it.dataset === 'undesa-long').editions;
  assert.equal(editions.length, 1);
  assert.equal(editions[0].figures, (lines.length - 1) * 3);
  await server.run('verify');
  assert.deepEqual(visitor.faults, []);
  await visitor.close();
});
