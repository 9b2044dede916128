// A report is written with live figures, built, published, cited, and marked when one of its figures is retracted.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser, overflow } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

// Invented pairs of countries.
const PAIRS = 'origin_iso3,destination_iso3,year,male,female,total\nKEN,UGA,2015,40,60,100\nKEN,UGA,2020,50,70,120\nUGA,KEN,2015,30,20,50\nUGA,KEN,2020,40,35,75\n';
const REPORT = '/reports/between-two-countries';

let browser;
let server;
let chair;
let page;

before(async () => {
  server = await withSeed(world(), (seed) => startServer({ seed, now: '2026-05-18T09:00:00Z', args: ['--no-demo'] }));
  const file = join(tmpdir(), `pairs-${process.pid}.csv`);
  await writeFile(file, PAIRS);
  await server.run('import', 'undesa-long', file, '--edition', 'trial', '--publish');
  browser = await openBrowser();
  chair = await browser.visitor();
  page = await chair.signIn(server, PEOPLE.ines.email);
});

after(async () => {
  await browser?.close();
  await server?.remove();
});

test('a report is written, with a figure that was looked at first', async () => {
  await page.goto(`${server.url}/reports`);
  await page.getByRole('link', { name: 'New report' }).click();
  await page.getByLabel('Title').fill('Between two countries');
  await page.getByLabel('Begin with').selectOption('empty');
  await page.getByRole('button', { name: 'Begin the report' }).click();
  await page.waitForURL(`**${REPORT}/edit`);
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Insert a figure' }).first().click();
  await page.getByLabel('Indicator').selectOption('migrant-stock-by-origin');
  await page.getByLabel('Countries or areas').fill('Kenya');
  await page.getByLabel('Period', { exact: true }).fill('2020');
  await page.getByLabel('Other end of a pair').fill('Uganda');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByText('{{figure migrant-stock-by-origin KEN 2020 with=UGA}}').waitFor();
  await page.getByText('75', { exact: true }).first().waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Add to the draft' }).click();
  await page.waitForURL(`**${REPORT}/edit#section-1`);
  const text = page.getByLabel('Text').first();
  const written = await text.inputValue();
  assert.match(written, /with=UGA\}\}/);
  await page.getByLabel('Heading').first().fill('What is known');
  await text.fill(`There were ${written.trim()} people.\n\n{{chart migrant-stock-by-origin KEN 2015,2020 with=UGA}}`);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'Preview' }).click();
  await page.getByText('2 figures are used.').waitFor();
});

test('what cannot be resolved is told with its line, and the report is built when it is mended', async () => {
  await page.goto(`${server.url}${REPORT}/edit`);
  const text = page.getByLabel('Text').first();
  const right = await text.inputValue();
  await text.fill(`${right}\n{{figure nothing KEN 2020}}`);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('button', { name: 'Build', exact: true }).click();
  const told = page.getByRole('alert');
  assert.match(await told.innerText(), /Section 1, line \d: No published edition has the indicator/);
  await page.getByLabel('Text').first().fill(right);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('button', { name: 'Build', exact: true }).click();
  await page.waitForURL(`**${REPORT}/1`);
  await page.getByRole('button', { name: 'Publish this build' }).click();
  await page.getByText('The build is published.').waitFor();
  await assertAccessible(page);
});

test('everybody reads and cites it, also on a narrow screen from right to left, and its files can be made again', async () => {
  const visitor = await browser.visitor({ width: 320, language: 'ar' });
  const reader = await visitor.page();
  await reader.goto(`${server.url}${REPORT}`);
  await reader.getByRole('heading', { level: 1, name: 'Between two countries' }).waitFor();
  assert.equal(await overflow(reader), 0);
  await assertAccessible(reader);
  for (const form of ['html', 'docx', 'pdf', 'xlsx']) {
    const file = await reader.request.get(`${server.url}${REPORT}/1/file/${form}`);
    assert.equal(file.status(), 200, form);
  }
  const ris = await (await reader.request.get(`${server.url}${REPORT}/1/cite/ris`)).text();
  assert.match(ris, /^TY {2}- RPRT\r\n/);
  assert.match(await server.run('reproduce', 'between-two-countries'), /: equal \(/);
  assert.deepEqual(visitor.faults, []);
});

test('a figure that is retracted is marked where it is used, and whoever answers for the report is told', async () => {
  await page.goto(`${server.url}${REPORT}`);
  await page.locator('ol.notes a').first().click();
  await page.waitForURL(/\/cell\//);
  await page.getByText('1 build of a report cites it.').waitFor();
  await page.getByText('Retract this figure').click();
  await page.getByLabel('Reason').fill('The row was shifted');
  await page.getByRole('button', { name: 'Retract', exact: true }).click();
  await page.getByText('The figure is retracted.').waitFor();
  await page.goto(`${server.url}/`);
  await page.getByText('Look at “Between two countries”').waitFor();
  await page.goto(`${server.url}${REPORT}`);
  await page.getByText(/A figure used here was retracted/).waitFor();
  await assertAccessible(page);
  await page.getByLabel('What follows from it').fill('A new build is being prepared.');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText(/A new build is being prepared/).waitFor();
  await page.goto(`${server.url}/`);
  assert.doesNotMatch(await page.getByRole('main').innerText(), /Look at “Between/);
  assert.deepEqual(chair.faults, []);
});
