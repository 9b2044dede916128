// A question is asked on the workbench, kept, published, and asked again; and one in SQL.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser, overflow } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const AREAS = ['KEN', 'UGA', 'TZA', 'RWA', 'FRA', 'DEU', 'ITA', 'MDA', 'MEX', 'GTM', 'SLV', 'COL', 'THA', 'KHM', 'LAO', 'VNM'];

/** Invented figures in SDMX-CSV; `shift` makes another edition of them. */
function figures(shift) {
  const lines = ['DATAFLOW,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE'];
  AREAS.forEach((area, at) => [2005, 2010, 2015].forEach((year, step) => {
    const noise = ((at * 7 + step * 13) % 11) / 10;
    const income = 1000 * (1 + at) + 130 * step * step + 37 * noise;
    const share = 2 + 0.8 * Math.log(income) + 0.2 * noise + shift * (at % 3);
    for (const [name, value] of [['share', share], ['income', income], ['twice', 2 * income]]) {
      lines.push(`ISL:INVENTED(1.0),${area},${name},_T,${year},${value.toFixed(6)},PT`);
    }
  }));
  return `${lines.join('\n')}\n`;
}

let browser;
let server;
let folder;

before(async () => {
  const args = ['--no-demo', '--no-starter'];
  server = await withSeed(world(), (seed) => startServer({ seed, now: '2026-05-18T09:00:00Z', args }));
  folder = await mkdtemp(join(tmpdir(), 'tributary-figures-'));
  await publish(0);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function publish(shift) {
  const file = join(folder, `figures-${shift}.csv`);
  await writeFile(file, figures(shift));
  await server.run('import', 'sdmx-csv', file, '--publish');
}

/** Readable by everybody at this width, and no wider than it. */
async function looksRight(page, width) {
  await page.setViewportSize({ width, height: 900 });
  assert.equal(await overflow(page), 0, `no wider than ${width}`);
  await assertAccessible(page);
}

test('without a script a question is filled in, answered, kept and published', async () => {
  const author = await browser.visitorWithoutJavaScript();
  const page = await author.signIn(server, PEOPLE.wanjiru.email);
  // What judges accessibility is a script itself, so another browser looks at the same pages.
  const judge = await browser.visitor();
  const judged = await judge.signIn(server, PEOPLE.wanjiru.email);
  await page.goto(`${server.url}/analyses`);
  await page.getByRole('link', { name: 'New analysis' }).click();
  await page.getByLabel('Question', { exact: true }).fill('Do shares go with income?');
  await page.getByLabel('Regression over all rows').check();
  await page.getByLabel('What is to be looked at').fill('share');
  await page.getByLabel('Term 1', { exact: true }).fill('income');
  await page.getByLabel('Term 1 taken as').selectOption('log');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/More of .*log\(income\).* is associated with more of .*share/).waitFor();
  await page.getByText('48 rows · 16 units · 3 periods').first().waitFor();
  await page.getByText('One left out at a time: region (4)').waitFor();
  await judged.goto(page.url());
  await looksRight(judged, 1280);
  await looksRight(judged, 320);
  const address = page.url();
  await page.getByText('Keep this analysis').click();
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  await page.waitForURL(/\/analyses\/1$/);
  await page.getByText('The analysis was kept as a draft.').waitFor();
  await judged.goto(page.url());
  await looksRight(judged, 320);

  const anybody = await browser.visitor();
  const public_ = await anybody.page();
  assert.equal((await public_.goto(`${server.url}/analyses/1`)).status(), 404, 'a draft is no affair of the public');
  assert.equal((await public_.goto(address)).status(), 200, 'the address of a trial is its question');

  const chair = await browser.visitorWithoutJavaScript();
  const desk = await chair.signIn(server, PEOPLE.ines.email);
  await desk.goto(`${server.url}/analyses/1`);
  await desk.getByRole('button', { name: 'Publish', exact: true }).click();
  await desk.getByText('The analysis is published.').waitFor();
  assert.equal((await public_.goto(`${server.url}/analyses/1`)).status(), 200);
  assert.deepEqual([...author.faults, ...chair.faults], []);
});

test('when an edition changes, old and new numbers stand side by side', async () => {
  await server.restart({ now: '2026-05-19T09:00:00Z' });
  await publish(0.3);
  const chair = await browser.visitor();
  const page = await chair.signIn(server, PEOPLE.tomas.email);
  await page.goto(`${server.url}/analyses/1`);
  await page.getByText('Editions have changed since.').waitFor();
  await page.getByRole('link', { name: 'Compare with today’s editions' }).click();
  await page.getByRole('row', { name: /log\(income\)/ }).waitFor();
  await page.getByRole('button', { name: 'Keep this run too' }).click();
  await page.getByText('The new run was kept beside the old one.').waitFor();
  await looksRight(page, 1280);
  assert.match(await server.run('verify'), /./);
  assert.deepEqual(chair.faults, []);
});

test('what cannot be answered is said in words, from right to left too', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page();
  await page.goto(`${server.url}/analyses/trial?method=ols&y=share&x=income&x=twice&lang=en`);
  await page.getByText(/the condition number is .* Leave one of these out: income, twice/).first().waitFor();
  await page.goto(`${server.url}/analyses/trial?method=ols&y=share&x=income&x_as=log&lang=ar`);
  await page.getByText(/يرتبط ازدياد/).waitFor();
  await looksRight(page, 320);
  await looksRight(page, 1280);
});

test('a question in SQL is answered as a table, and an endless or wrong one is refused', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page();
  await page.goto(`${server.url}/data/query`);
  await page.getByLabel('Question').fill("select area, value from figures where indicator = 'share' and year = 2015 order by value desc");
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  // Both editions are published, and the question names none.
  await page.getByText('32 rows.').waitFor();
  await looksRight(page, 1280);
  await looksRight(page, 320);
  await page.getByLabel('Question').fill('delete from figures');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('A question begins with “select” or “with”; this one begins with “delete”.').first().waitFor();
});
