// Nothing but the keyboard: sign in and answer an invitation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, tabTo } from '../harness/browser.mjs';
import { startServer } from '../harness/server.mjs';
import { PEOPLE, withSeed, world } from '../harness/world.mjs';

const { somchai } = PEOPLE;
const PLANNED = {
  ref: '2026-02',
  group: 'group',
  title: 'Second meeting of 2026',
  start: '2026-06-17T14:00',
  zone: 'America/New_York',
  minutes: 90,
};

test('a focal point signs in and answers an invitation by keyboard alone', async () => {
  const server = await withSeed(world({ meetings: [PLANNED] }), (seed) =>
    startServer({ seed, now: '2026-05-18T09:00:00Z', args: ['--no-demo'] }),
  );
  const browser = await openBrowser();
  try {
    const visitor = await browser.visitor({ zone: 'Asia/Bangkok' });
    const page = await visitor.page(await server.signInLink(somchai.email));
    await tabTo(page, page.getByRole('link', { name: 'Skip to' }));
    await tabTo(page, page.getByRole('button', { name: 'Sign in now' }));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

    await page.goto(server.url);
    const task = page.getByRole('link', { name: 'Say whether you will attend: Second meeting of 2026' });
    await tabTo(page, task);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Second meeting of 2026' }).waitFor();

    // One stop for the group of choices; the arrows choose.
    const written = page.getByRole('radio', { name: 'I will contribute in writing only' });
    await tabTo(page, page.getByRole('radio', { name: 'I will attend' }));
    await page.keyboard.press('ArrowDown');
    assert.ok(await written.isChecked());
    await tabTo(page, page.getByRole('button', { name: 'Send the answer' }));
    await page.keyboard.press('Enter');
    await page.getByText('Your answer is recorded.').waitFor();
    assert.ok(await page.getByRole('radio', { name: 'I will contribute in writing only' }).isChecked());
    assert.deepEqual(visitor.faults, []);
  } finally {
    await browser.close();
    await server.remove();
  }
});
