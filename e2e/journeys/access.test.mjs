// Who sees what: the public, members, and somebody with an old link.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { startMail } from '../harness/mail.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { ines } = PEOPLE;
const HELD = {
  ref: '2026-01',
  group: 'group',
  title: 'First meeting of 2026',
  start: '2026-02-18T14:00',
  zone: 'Europe/Zurich',
  state: 'held',
  attendance: [ines.email],
};

let browser;
let mail;
let server;

before(async () => {
  mail = await startMail();
  server = await withSeed(world({ meetings: [HELD] }), (seed) =>
    startServer({ seed, now: '2026-05-18T09:00:00Z', smtp: mail.address, args: ['--no-demo'] }),
  );
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.remove();
  await mail?.stop();
});

const status = async (path, options = {}) => (await fetch(`${server.url}${path}`, { redirect: 'manual', ...options })).status;

test('the public reads what is public, without a name of a person', async () => {
  for (const path of ['/', '/mandate', '/mandate/16', '/group', '/group/members', '/meetings', '/meetings/2026-01', '/about']) {
    const answer = await fetch(`${server.url}${path}`);
    assert.equal(answer.status, 200, path);
    assert.doesNotMatch(await answer.text(), /Ines Example|ines@example\.org/, path);
  }
});

test('what members read leads the public to sign in and tells nothing', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page();
  for (const path of ['/me', '/journal', '/actions', '/meetings/new', '/group/settings']) {
    assert.equal((await page.goto(`${server.url}${path}`)).status(), 401, path);
    const way = page.getByRole('main').getByRole('link', { name: 'Sign in' });
    assert.match(await way.getAttribute('href'), /^\/sign-in\?to=/, path);
  }
  assert.equal(await status('/meetings/2026-09'), 404);
  assert.equal(await status('/groups/parent/meetings/none'), 404);
  assert.equal(await status('/me/calendar/0123456789abcdef.ics'), 404);
  assert.deepEqual(visitor.faults, []);
  await visitor.close();
});

test('a link in a mail signs in once, and signing out ends it', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page(`${server.url}/sign-in?to=/me`);
  await page.getByLabel('E-mail address').fill(ines.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look into your mail' }).waitFor();

  const [letter] = await mail.wait((message) => message.to.includes(ines.email));
  const link = letter.text.match(/https?:\/\/\S+\/sign-in\/\S+/)[0];
  assert.ok(link.startsWith(server.url), link);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await page.waitForURL(`${server.url}/me`);
  await page.getByRole('heading', { level: 1, name: 'Your page' }).waitFor();

  const other = await browser.visitor();
  const second = await other.page();
  const answer = await second.goto(link);
  assert.ok(answer.status() >= 400, `a used link is answered with ${answer.status()}`);
  await second.getByRole('heading', { name: 'This link was used before' }).waitFor();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  assert.equal((await page.goto(`${server.url}/me`)).status(), 401);
  assert.deepEqual([...visitor.faults, ...other.faults], []);
  await visitor.close();
  await other.close();
});

test('an address that is not known is answered alike, and no mail leaves', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.page(`${server.url}/sign-in`);
  const before = mail.attempts.length;
  await page.getByLabel('E-mail address').fill('nobody@example.org');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look into your mail' }).waitFor();
  assert.equal(mail.attempts.slice(before).filter((one) => one.to === 'nobody@example.org').length, 0);
  await visitor.close();
});

test('a form of another site is refused', async () => {
  const visitor = await browser.visitor();
  const page = await visitor.signIn(server, ines.email);
  await page.goto(`${server.url}/me`);
  const session = (await visitor.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const post = (headers) =>
    fetch(`${server.url}/me/feed`, { method: 'POST', redirect: 'manual', headers: { cookie: session, ...headers } });
  const foreign = await post({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
  assert.equal((await post({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status < 400, true);
  await visitor.close();
});

test('what is served tells browsers to trust nothing else', async () => {
  const { headers } = await fetch(server.url);
  assert.match(headers.get('content-security-policy'), /default-src 'none'|default-src 'self'/);
  assert.doesNotMatch(headers.get('content-security-policy'), /unsafe-inline|unsafe-eval/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});
