// Calendars as programs of other makers read them: the group's, a person's, and the one in the invitation.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { events, judge, noJudge } from '../harness/calendar.mjs';
import { startMail } from '../harness/mail.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { ines, wanjiru } = PEOPLE;
const meeting = (ref, title, start, zone) => ({ ref, group: 'group', title, start, zone, minutes: 90 });
const MEETINGS = [
  meeting('2026-01', 'In Nairobi', '2026-02-18T15:00', 'Africa/Nairobi'),
  meeting('2026-02', 'In Bangkok', '2026-06-17T14:00', 'Asia/Bangkok'),
  meeting('2026-03', 'In New York', '2026-11-03T09:00', 'America/New_York'),
];
/** The last lies after the clocks of New York were set back on 1 November. */
const INSTANTS = {
  'In Nairobi': ['2026-02-18T12:00:00.000Z', '2026-02-18T13:30:00.000Z'],
  'In Bangkok': ['2026-06-17T07:00:00.000Z', '2026-06-17T08:30:00.000Z'],
  'In New York': ['2026-11-03T14:00:00.000Z', '2026-11-03T15:30:00.000Z'],
};

let browser;
let mail;
let server;

before(async () => {
  mail = await startMail();
  server = await withSeed(world({ meetings: MEETINGS }), (seed) =>
    startServer({ seed, now: '2026-01-12T09:00:00Z', smtp: mail.address, args: ['--no-demo'] }),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
  await mail?.stop();
});

async function judged(test, ...texts) {
  if (noJudge()) test.diagnostic(`skipped: ${noJudge()}`);
  else await judge(...texts);
}

const instants = (text) => Object.fromEntries(events(text).map(({ title, start, end }) => [title, [start, end]]));

test('the feed of the group has the right instants in every zone', async (t) => {
  const answer = await fetch(`${server.url}/groups/group/calendar.ics`);
  assert.match(answer.headers.get('content-type'), /^text\/calendar/);
  const text = await answer.text();
  assert.deepEqual(instants(text), INSTANTS);
  await judged(t, text);
});

test('a personal feed is reached by its secret address, and a new address ends the old one', async (t) => {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, wanjiru.email);
  const make = async (name) => {
    await page.goto(`${server.url}/me`);
    await page.getByRole('button', { name }).click();
    const webcal = await page.getByRole('link', { name: 'Add to the calendar of this device' }).getAttribute('href');
    assert.match(webcal, /^webcal:/);
    return webcal.replace(/^webcal/, 'http');
  };
  const first = await make('Make an address');
  const text = await (await fetch(first)).text();
  assert.deepEqual(instants(text), INSTANTS);
  await judged(t, text);
  const second = await make(/^Make a new address/);
  assert.notEqual(second, first);
  assert.equal((await fetch(first)).status, 404);
  assert.equal((await fetch(second)).status, 200);
  assert.deepEqual(visitor.faults, []);
  await visitor.close();
});

test('an invitation carries the meeting, and a new time replaces it', async (t) => {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, ines.email);
  await page.goto(`${server.url}/meetings/new`);
  await page.getByLabel('Title', { exact: true }).fill('In Geneva');
  await page.getByLabel('Date', { exact: true }).fill('2026-04-15');
  await page.getByLabel('Time', { exact: true }).fill('14:00');
  await page.getByLabel('Time zone', { exact: true }).selectOption('Europe/Zurich');
  await page.getByLabel('Length in minutes').fill('60');
  await page.getByRole('button', { name: 'Announce and invite' }).click();
  await page.getByText('The meeting is announced.').waitFor();

  const inside = (message) => message.parts.find((part) => part.type === 'text/calendar').body.toString('utf8');
  const [letter] = await mail.wait((message) => message.to.includes(wanjiru.email) && /^Invitation/.test(message.subject));
  const [first] = events(inside(letter));
  assert.equal(first.start, '2026-04-15T12:00:00.000Z');
  assert.equal(first.end, '2026-04-15T13:00:00.000Z');

  await page.getByRole('link', { name: 'Move or change the meeting' }).click();
  await page.getByLabel('Time', { exact: true }).fill('15:00');
  await page.getByRole('main').getByRole('button', { name: 'Save' }).click();
  await page.getByText('The meeting is changed.').waitFor();
  const [moved] = await mail.wait((message) => message.to.includes(wanjiru.email) && /^New time/.test(message.subject));
  const [second] = events(inside(moved));
  assert.equal(second.uid, first.uid);
  assert.equal(second.start, '2026-04-15T13:00:00.000Z');
  assert.ok(second.sequence > first.sequence, 'a moved meeting has a higher sequence');
  await judged(t, inside(letter), inside(moved));
  assert.deepEqual(visitor.faults, []);
  await visitor.close();
});
