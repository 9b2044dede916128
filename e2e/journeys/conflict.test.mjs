// Two people at the same record: both versions are seen, and nothing is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { ines, tomas } = PEOPLE;
const PLANNED = {
  ref: '2026-02',
  group: 'group',
  title: 'Second meeting of 2026',
  start: '2026-06-17T14:00',
  zone: 'Europe/Zurich',
  minutes: 90,
  agenda: [{ title: 'Action points carried over', minutes: 15 }],
};

/** Minutes that were circulated, and whose time for comments is over. */
const HELD = {
  ref: '2026-01',
  group: 'group',
  title: 'First meeting of 2026',
  start: '2026-02-18T14:00',
  zone: 'Europe/Zurich',
  state: 'held',
  attendance: [ines.email, tomas.email],
  minutes_text: 'The group took note.',
  circulated_at: '2026-02-20T10:00:00Z',
};
/** Minutes that are being written. */
const WRITTEN = { ...HELD, ref: '2026-00', title: 'A meeting before', start: '2026-01-21T14:00', circulated_at: undefined };

let browser;
let server;

before(async () => {
  server = await withSeed(world({ meetings: [WRITTEN, HELD, PLANNED] }), (seed) =>
    startServer({ seed, now: '2026-05-18T09:00:00Z', args: ['--no-demo'] }),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
});

/** Both co-chairs, each in a browser of their own, on the same page. */
async function both(path) {
  const visitors = [await browser.visitor(), await browser.visitor()];
  const pages = [await visitors[0].signIn(server, ines.email), await visitors[1].signIn(server, tomas.email)];
  for (const page of pages) await page.goto(`${server.url}${path}`);
  const close = async () => {
    for (const visitor of visitors) {
      assert.deepEqual(visitor.faults, []);
      await visitor.close();
    }
  };
  return [...pages, close];
}

test('two who change one meeting see both versions', async () => {
  const [one, other, close] = await both('/meetings/2026-02/change');
  await one.getByLabel('Title', { exact: true }).fill('Midsummer meeting');
  await one.getByRole('main').getByRole('button', { name: 'Save' }).click();
  await one.getByText('The meeting is changed.').waitFor();

  await other.getByLabel('Title', { exact: true }).fill('Meeting on requests');
  await other.getByRole('main').getByRole('button', { name: 'Save' }).click();
  await other.getByRole('heading', { name: 'Somebody else changed it in between' }).waitFor();
  await other.getByText('Midsummer meeting', { exact: true }).waitFor();
  assert.equal(await other.getByLabel('Title', { exact: true }).inputValue(), 'Meeting on requests');
  await one.reload();
  await one.getByRole('heading', { level: 1, name: 'Midsummer meeting' }).waitFor();

  await other.getByRole('main').getByRole('button', { name: 'Save' }).click();
  await other.getByRole('heading', { level: 1, name: 'Meeting on requests' }).waitFor();
  await close();
});

test('two who change one agenda item see both versions', async () => {
  const [one, other, close] = await both('/meetings/2026-02/agenda');
  for (const page of [one, other]) await page.getByRole('link', { name: 'Change the item' }).click();
  await one.getByLabel('Length in minutes', { exact: true }).fill('20');
  await one.getByRole('main').getByRole('button', { name: 'Save' }).click();
  await one.getByText('The item is changed.').waitFor();

  await other.getByLabel('Lead', { exact: true }).fill('Tomas Example');
  await other.getByRole('main').getByRole('button', { name: 'Save' }).click();
  const notice = other.getByRole('alert').filter({ hasText: 'Somebody else changed it in between' });
  await notice.getByText('20').waitFor();
  assert.equal(await other.getByLabel('Lead', { exact: true }).inputValue(), 'Tomas Example');
  await close();
});

test('two who write one item of the minutes see both texts, and nothing is lost', async () => {
  const [one, other, close] = await both('/meetings/2026-00/minutes/edit');
  const write = async (page, text) => {
    const item = page.getByRole('region', { name: 'The meeting as a whole' });
    await item.getByLabel('Text').fill(text);
    await item.getByRole('button', { name: 'Save into the minutes' }).click();
  };
  await write(one, 'Ines wrote this.');
  await one.getByText('Saved.', { exact: true }).waitFor();
  await write(other, 'Tomas wrote that.');
  await other.getByRole('heading', { name: 'Two people wrote the same item' }).waitFor();
  await other.getByText('Ines wrote this.').waitFor();
  const item = other.getByRole('region', { name: 'The meeting as a whole' });
  assert.equal(await item.getByLabel('Text').inputValue(), 'Tomas wrote that.');
  await write(other, 'Ines wrote this.\n\nTomas wrote that.');
  await other.getByText('Saved.', { exact: true }).waitFor();
  await close();
});

test('two who turn their keys at once adopt once', async () => {
  const [one, other, close] = await both('/meetings/2026-01/minutes');
  const turn = (page) => page.getByRole('button', { name: 'Turn my key' }).click();
  await Promise.all([turn(one), turn(other)]);
  await one.goto(`${server.url}/meetings/2026-01/minutes`);
  await one.getByText('Adopted', { exact: true }).first().waitFor();
  const answer = await one.context().request.get(`${server.url}/journal.json?act=minutes.adopted`);
  const { lines } = await answer.json();
  assert.equal(lines.length, 1, 'the journal has one adoption');
  await close();
});
