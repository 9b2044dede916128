// A workbook comes in through the browser, and every figure leads back to its cell.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const FOLDER = process.env.TRIBUTARY_REAL_DATA ?? '';
const STOCK = join(FOLDER, 'statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx');
const ANOTHER = join(FOLDER, 'statistics/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx');
const MISSING = existsSync(STOCK) ? false : 'TRIBUTARY_REAL_DATA names no folder with the workbook';

let browser;
let server;
let visitor;
let page;

before(async () => {
  server = await withSeed(world(), (seed) => startServer({ seed, now: '2026-05-18T09:00:00Z', args: ['--no-demo'] }));
  browser = await openBrowser();
  visitor = await browser.visitor();
  page = await visitor.signIn(server, PEOPLE.ines.email);
});

after(async () => {
  await browser?.close();
  await server?.remove();
});

async function upload(file) {
  await page.goto(`${server.url}/data/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  // Reading a workbook takes its time on a slow machine.
  await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 120_000 });
}

test('before any import a country says what is missing and how to load it', async () => {
  await page.goto(`${server.url}/countries/MDA`);
  await page.getByRole('heading', { level: 1, name: /Moldova/ }).waitFor();
  const main = page.getByRole('main');
  await main.getByText('The migrant stock has not been imported yet.').first().waitFor();
  assert.doesNotMatch(await main.textContent(), /104.438/);
  await main.getByRole('link', { name: 'How to get and load the file' }).click();
  await page.getByText(/^tributary import undesa-stock /).waitFor();
});

test('a first start shows real figures, each with its source and the line it was read from', async () => {
  await page.goto(`${server.url}/countries/MDA`);
  const panel = page.getByRole('region', { name: 'Key figures' });
  await panel.getByText('Population', { exact: true }).waitFor();
  await page.getByText(/World Population Prospects 2024: population, starter edition/).first().waitFor();
  await panel.getByRole('link', { name: /^3.069.132$/ }).click();
  await page.waitForURL(/\/indicators\/population\/MDA\?year=2020$/);
  await page.getByRole('link', { name: 'D1737' }).click();
  await page.waitForURL(/\/data\/wpp-2024-starter\/2024\/cell\//);
  await page.goto(`${server.url}/indicators/population`);
  await page.getByRole('heading', { level: 1, name: 'Population' }).waitFor();
  assert.match(await page.getByRole('row', { name: /India/ }).first().innerText(), /1.402.617.698/);
  assert.deepEqual(visitor.faults, []);
});

test('what is no figures at all is refused on the form', async () => {
  await upload({ name: 'figures.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 cut off') });
  const told = page.getByRole('alert');
  await told.waitFor();
  assert.match(await told.innerText(), /The file was not imported/);
});

test('a file of another layout than the chosen one is refused by its name on its page', { skip: MISSING }, async () => {
  await page.goto(`${server.url}/data/import`);
  await page.getByLabel('Layout').selectOption('unhcr');
  await page.locator('input[type=file]').setInputFiles(ANOTHER);
  await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 120_000 });
  await page.getByText(/another layout: World Bank, bilateral migrant stock matrix/).waitFor({ timeout: 120_000 });
});

test('a file is reviewed, and published from its page', { skip: MISSING }, async () => {
  await upload(ANOTHER);
  await page.getByRole('heading', { name: 'Totals' }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Publish this edition' }).click();
  await page.getByText('The edition is published.').waitFor();
});

test('the workbook comes in, and a figure leads to its cell', { skip: MISSING }, async () => {
  await upload(STOCK);
  await page.getByRole('button', { name: 'Publish this edition' }).click({ timeout: 120_000 });
  await page.getByText('The edition is published.').waitFor();
  await page.goto(`${server.url}/countries/MDA`);
  const figure = page.getByRole('link', { name: /^104.438$/ }).first();
  await figure.waitFor();
  assert.ok((await page.getByRole('link', { name: 'Source 1' }).count()) > 0, 'a source mark stands beside it');
  await figure.click();
  await page.waitForURL(/\/cell\//);
  assert.match(await page.getByRole('main').innerText(), /104.?438/);
  await page.getByText('SHA-256').waitFor();
  assert.deepEqual(visitor.faults, []);
});
