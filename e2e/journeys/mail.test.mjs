// Circulation with proof: what mail servers answer, and a program that is killed in the middle of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { startMail } from '../harness/mail.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { ines, tomas, wanjiru, somchai, claire } = PEOPLE;
const ALL = [ines, tomas, wanjiru, somchai, claire].map((person) => person.email);
const HELD = {
  ref: '2026-01',
  group: 'group',
  title: 'First meeting of 2026',
  start: '2026-02-18T14:00',
  zone: 'Europe/Zurich',
  state: 'held',
  attendance: [ines.email, tomas.email],
  minutes_text: 'The group took note of the state of its work.',
};
const CIRCULATED = (message) => message.text.includes('/meetings/2026-01/minutes');

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

/** A server with a held meeting whose minutes wait, used and taken away. */
async function installation(use, more = {}) {
  const mail = await startMail();
  const seed = world({ meetings: [HELD], ...more });
  const server = await withSeed(seed, (file) =>
    startServer({ seed: file, now: '2026-02-20T09:00:00Z', smtp: mail.address, args: ['--no-demo'] }),
  );
  try {
    await use(server, mail);
  } finally {
    await server.remove();
    await mail.stop();
  }
}

async function circulate(server) {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, ines.email);
  await page.goto(`${server.url}/meetings/2026-01/minutes/edit`);
  await page.getByRole('button', { name: 'Circulate to all members' }).click();
  await page.getByText('The minutes are on their way').waitFor();
  return { visitor, page };
}

/** The ledger as machines read it: `[{ address, state, server_reply }]`. */
async function ledger(page, server) {
  const answer = await page.context().request.get(`${server.url}/meetings/2026-01/circulation.json`);
  assert.equal(answer.status(), 200);
  const { ledger } = await answer.json();
  return [...ledger.needs_attention, ...ledger.settled];
}

/** Asks until every line of the ledger has come to an end. */
async function ended(page, server) {
  const until = Date.now() + 30_000;
  for (;;) {
    const rows = await ledger(page, server);
    if (rows.every((row) => row.state !== 'queued' && row.state !== 'sending')) return rows;
    if (Date.now() > until) throw new Error(`the ledger is not at its end: ${JSON.stringify(rows)}`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

test('a server that says later is asked again, and a mailbox that is none is told in its words', async () => {
  await installation(async (server, mail) => {
    mail.answer(wanjiru.email, 451);
    mail.answer(claire.email, 550);
    const { visitor, page } = await circulate(server);
    const rows = await ended(page, server);
    assert.deepEqual(rows.map((row) => row.address).sort(), [...ALL].sort());
    const states = Object.fromEntries(rows.map((row) => [row.address, row.state]));
    assert.equal(states[claire.email], 'bounced');
    for (const email of ALL.filter((email) => email !== claire.email)) {
      assert.equal(states[email], 'accepted', email);
      assert.equal(mail.to(email).filter(CIRCULATED).length, 1, `${email} has one mail`);
    }
    const codes = mail.attempts.filter((attempt) => attempt.to === wanjiru.email).map((attempt) => attempt.code);
    assert.deepEqual(codes, [451, 250]);

    await page.goto(`${server.url}/meetings/2026-01/circulation`);
    const line = page.getByRole('row').filter({ hasText: claire.name });
    assert.match(await line.innerText(), /no such mailbox here/);
    assert.deepEqual(visitor.faults, []);
    await visitor.close();
  });
});

test('killed three times in the middle, each recipient has one line and the mail', async () => {
  const agencies = ['OHCHR', 'UNCTAD', 'UNHCR', 'UNITAR', 'UNODC', 'WHO'];
  const people = agencies.map((agency) => ({ email: `${agency.toLowerCase()}@example.org`, name: `${agency} Example`, agency, languages: ['en'] }));
  const designations = people.map((person) => ({ group: 'parent', agency: person.agency, person: person.email, from: '2026-01-05' }));
  const everybody = [...ALL, ...people.map((person) => person.email)];
  await installation(
    async (server, mail) => {
      mail.slow = 150;
      const { visitor } = await circulate(server);
      for (const [kill, hour] of [1, 2, 3].entries()) {
        // Kept by the mail server and not yet said: the worst moment there is.
        await mail.wait(CIRCULATED, 1 + kill * 3, 60_000);
        await server.restart({ signal: 'SIGKILL', now: `2026-02-20T1${hour}:00:00Z` });
      }
      mail.slow = 0;
      await visitor.close();
      const again = await browser.visitor();
      const page = await again.signIn(server, ines.email);
      const rows = await ended(page, server);
      assert.deepEqual(rows.map((row) => row.address).sort(), [...everybody].sort());
      assert.deepEqual([...new Set(rows.map((row) => row.state))], ['accepted']);
      for (const email of everybody) {
        const letters = mail.to(email).filter(CIRCULATED);
        assert.ok(letters.length >= 1, `${email} has the mail`);
        const ids = new Set(letters.map((letter) => letter.headers.get('message-id')));
        assert.equal(ids.size, 1, `copies for ${email} are the same mail`);
      }
      await again.close();
    },
    { people, designations, agencies },
  );
});
