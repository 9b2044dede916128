// The year of a working group: designate, schedule across four cities, meet, minute, circulate, adopt, carry over.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible } from '../harness/axe.mjs';
import { openBrowser } from '../harness/browser.mjs';
import { startMail } from '../harness/mail.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { ines, tomas, wanjiru, somchai, claire } = PEOPLE;
const salome = { email: 'salome@example.org', name: 'Salome Example', agency: 'ILO', zone: 'Europe/Zurich', languages: ['en'] };
/** All that the parent group's members named, whether they come to the meetings or not. */
const RECIPIENTS = [ines, tomas, wanjiru, somchai, claire, salome];
const FIRST = {
  ref: '2026-01',
  group: 'group',
  title: 'First meeting of 2026',
  start: '2026-02-18T14:00',
  zone: 'Europe/Zurich',
  state: 'held',
  attendance: [ines.email, tomas.email],
};
const POINT = 'Collect the requests of country teams';

let browser;
let mail;
let server;
let visitors = [];

before(async () => {
  mail = await startMail();
  const seed = world({
    people: [salome],
    designations: [{ group: 'parent', agency: 'ILO', person: salome.email, from: '2026-01-05' }],
    meetings: [FIRST],
  });
  server = await withSeed(seed, (file) =>
    startServer({ seed: file, now: '2026-05-18T09:00:00Z', smtp: mail.address, args: ['--no-demo'] }),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
  await mail?.stop();
});

/** A page for somebody who signs in today. */
async function as(person) {
  const visitor = await browser.visitor();
  visitors.push(visitor);
  return visitor.signIn(server, person.email);
}

/** Lets time pass; whoever was signed in has gone home. */
async function until(now) {
  for (const visitor of visitors) {
    assert.deepEqual(visitor.faults, []);
    await visitor.close();
  }
  visitors = [];
  await server.restart({ now });
}

async function propose(page, { title, date, time, zone }) {
  await page.goto(`${server.url}/meetings/new`);
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Date', { exact: true }).fill(date);
  await page.getByLabel('Time', { exact: true }).fill(time);
  await page.getByLabel('Time zone', { exact: true }).selectOption(zone);
  await page.getByLabel('Length in minutes').fill('90');
}

/** Chooses the option that holds this word. */
async function choose(select, word) {
  const option = select.locator('option', { hasText: word }).first();
  await select.selectOption(await option.getAttribute('value'));
}

async function hold(page, reference, people) {
  await page.goto(`${server.url}/meetings/${reference}/attendance`);
  for (const person of people) await page.getByLabel(person.name, { exact: true }).selectOption('online');
  await page.getByRole('button', { name: 'It was held: record this' }).click();
  await page.getByText('The attendance is recorded.').waitFor();
}

const clause16 = async (day) => {
  const { clauses } = JSON.parse(await server.run('mandate', '--group', 'group', '--as-of', day, '--json'));
  return clauses.find((clause) => clause.number === 16);
};

test('a co-chair designates a focal point with the letter of the agency', async () => {
  const page = await as(ines);
  await page.goto(`${server.url}/group/members`);
  const join = page.locator('form[action$="/members/join"]');
  await join.getByLabel('Agency').selectOption('ILO');
  await join.getByRole('button', { name: 'Join' }).click();
  await page.getByText('The agency has joined.').waitFor();

  await page.goto(`${server.url}/group/designations/new?agency=ILO`);
  await page.getByLabel('E-mail address').fill(salome.email);
  await page.getByLabel('First day').fill('2026-05-18');
  const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') };
  await page.getByLabel('Letter of the agency').setInputFiles(letter);
  await page.getByRole('button', { name: 'Designate', exact: true }).click();
  await page.getByText('The designation is recorded.').waitFor();
  await page.goto(`${server.url}/group/members`);
  await page.getByRole('row').filter({ hasText: 'ILO' }).getByRole('link', { name: salome.name }).click();
  await page.getByRole('link', { name: 'letter.pdf' }).waitFor();
});

test('a meeting is scheduled in sight of four clocks, and everybody is invited', async () => {
  const page = await as(ines);
  await propose(page, { title: 'Second meeting of 2026', date: '2026-06-17', time: '14:00', zone: 'America/New_York' });
  await page.getByRole('button', { name: 'See everyone’s clock' }).click();
  const clock = (city) => page.getByRole('listitem').filter({ hasText: city }).first();
  assert.match(await clock('New York').innerText(), /14:00–15:30/);
  assert.match(await clock('Geneva').innerText(), /20:00–21:30/);
  assert.match(await clock('Nairobi').innerText(), /21:00–22:30/);
  assert.match(await clock('Bangkok').innerText(), /01:00–02:30[\s\S]*Next day: Thursday 18/);
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Announce and invite' }).click();
  await page.getByText('The meeting is announced.').waitFor();
  for (const person of [wanjiru, somchai, salome]) {
    await mail.wait((message) => message.to.includes(person.email) && /^Invitation/.test(message.subject));
  }

  await page.goto(`${server.url}/meetings/2026-02/agenda`);
  await page.getByLabel('Title', { exact: true }).fill('How requests reach the group');
  await page.getByLabel('Length in minutes', { exact: true }).fill('45');
  await page.getByLabel('Clause', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByText('The item is on the agenda.').waitFor();

  const far = await as(somchai);
  await far.goto(`${server.url}/meetings/2026-02`);
  await far.getByText(/Next day for you: Thursday 18/).waitFor();
  await far.getByRole('rowheader', { name: 'How requests reach the group' }).waitFor();
});

test('the meeting is held, minuted, and an action point is agreed', async () => {
  await until('2026-06-17T19:45:00Z');
  const page = await as(ines);
  await hold(page, '2026-02', [ines, tomas, somchai]);

  await page.goto(`${server.url}/meetings/2026-02/minutes/edit`);
  const item = page.getByRole('region', { name: /How requests reach the group/ });
  await item.getByLabel('Text').fill('The group heard how **two** country teams asked for support.');
  await item.getByRole('button', { name: 'Save into the minutes' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Record an action point' }).click();
  await page.getByLabel('What is to be done').fill(POINT);
  await choose(page.getByLabel('Owner'), 'UNICEF');
  await page.getByLabel('Due').fill('2026-09-30');
  await page.getByRole('button', { name: 'Record an action point' }).click();
  await page.getByText('The action point is recorded.').waitFor();
});

test('minutes are circulated to every member of the parent group, each once', async () => {
  const page = await as(ines);
  await page.goto(`${server.url}/meetings/2026-02/minutes/edit`);
  await page.getByRole('button', { name: 'Circulate to all members' }).click();
  await page.getByText('The minutes are on their way').waitFor();
  const minutes = (message) => message.text.includes('/meetings/2026-02/minutes');
  await mail.wait(minutes, RECIPIENTS.length);
  await page.goto(`${server.url}/meetings/2026-02/circulation`);
  for (const person of RECIPIENTS) {
    assert.equal(await page.getByRole('row').filter({ hasText: person.name }).count(), 1, `${person.name} has one line`);
    assert.equal(mail.to(person.email).filter(minutes).length, 1, `${person.name} has one mail`);
  }
  const [letter] = mail.to(wanjiru.email).filter(minutes);
  assert.match(letter.text, /two/);
  assert.match(letter.text, new RegExp(POINT));
  await assertAccessible(page);
});

test('two keys adopt the minutes, and one does not', async () => {
  await until('2026-07-01T09:00:00Z');
  const read = async (page) => page.goto(`${server.url}/meetings/2026-02/minutes`);
  const one = await as(ines);
  await read(one);
  await one.getByRole('button', { name: 'Turn my key' }).click();
  await one.getByText('Your key is turned').waitFor();
  const other = await as(tomas);
  await read(other);
  await other.getByRole('button', { name: 'Turn my key' }).click();
  await other.getByText('The minutes are adopted.').waitFor();
  await read(one);
  assert.equal(await one.getByRole('button', { name: 'Turn my key' }).count(), 0);
  await one.getByText('country teams asked for support').waitFor();
});

test('on 1 October clause 16 is at risk: one meeting is missing', async () => {
  await until('2026-10-01T09:00:00Z');
  const page = await as(ines);
  await page.goto(`${server.url}/mandate/16`);
  await page.locator('.title-row').getByText('At risk').waitFor();
  const clause = await clause16('2026-10-01');
  assert.equal(clause.status, 'at-risk');
  assert.equal(clause.obligations[0].missing, 1);
  await assertAccessible(page);
});

test('the open action point comes to the next meeting by itself', async () => {
  const page = await as(ines);
  await propose(page, { title: 'Third meeting of 2026', date: '2026-11-03', time: '14:00', zone: 'Europe/Zurich' });
  await page.getByRole('button', { name: 'Announce and invite' }).click();
  await page.getByText('The meeting is announced.').waitFor();
  await page.goto(`${server.url}/meetings/2026-03`);
  const carried = page.getByRole('region', { name: 'Action points carried over' });
  const row = carried.getByRole('row').filter({ hasText: POINT });
  assert.match(await row.innerText(), /10[56] days/);
  assert.match(await row.innerText(), /Overdue/);
});

test('closed at the third meeting it shows at its origin, and clause 16 is met', async () => {
  await until('2026-11-03T15:00:00Z');
  const page = await as(ines);
  await hold(page, '2026-03', [ines, tomas, wanjiru]);
  await page.getByRole('region', { name: 'Action points carried over' }).getByRole('link', { name: /^A\d+$/ }).first().click();
  await choose(page.getByLabel('Closed at'), '2026-03');
  await page.getByRole('button', { name: 'It is done' }).click();
  await page.getByText('The action point is done.').waitFor();
  await page.goto(`${server.url}/meetings/2026-02`);
  const origin = page.getByRole('row').filter({ hasText: POINT }).first();
  await origin.getByRole('link', { name: 'Closed at 2026-03' }).waitFor();

  await page.goto(`${server.url}/mandate/16`);
  await page.locator('.title-row').getByText('Met', { exact: true }).waitFor();
  assert.equal((await clause16('2026-11-03')).status, 'met');
  await until('2026-11-03T16:00:00Z');
});
