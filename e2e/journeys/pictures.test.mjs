// The pictures of `docs/users`, taken anew where they are asked for: `E2E_PICTURES=1`.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBrowser } from '../harness/browser.mjs';
import { withFewColours } from '../harness/png.mjs';
import { startServer } from '../harness/server.mjs';

const FOLDER = new URL('../../docs/users/screenshots/', import.meta.url).pathname;
const STOCK = join(process.env.TRIBUTARY_REAL_DATA ?? '', 'statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx');
const MOST_BYTES = 150_000;
const SHOTS = [
  { name: 'today', path: '/' },
  { name: 'mandate', path: '/mandate' },
  { name: 'meeting', path: '/meetings/2026-03' },
  { name: 'circulation', path: '/meetings/2026-03/circulation' },
  { name: 'members', path: '/group/members' },
  { name: 'country', path: '/countries/MDA' },
  { name: 'mandate-arabic', path: '/mandate', language: 'ar' },
  { name: 'meeting-phone', path: '/meetings/2026-03', width: 320, height: 1200 },
];
const skip = process.env.E2E_PICTURES ? false : 'E2E_PICTURES is not set';

test('pictures for the pages of help', { skip, timeout: 280_000 }, async (t) => {
  await mkdir(FOLDER, { recursive: true });
  const server = await startServer({ now: '2026-11-20T09:00:00Z' });
  const browser = await openBrowser();
  try {
    if (existsSync(STOCK)) await server.run('import', 'undesa-stock', STOCK);
    else t.diagnostic('the country is shown without figures: TRIBUTARY_REAL_DATA is not set');
    const visitor = await browser.visitor();
    const page = await visitor.signIn(server, 'ines.undp@example.org');
    for (const { name, path, language = 'en', width = 1280, height = 960 } of SHOTS) {
      await page.setViewportSize({ width, height });
      await page.goto(`${server.url}/?lang=${language}`);
      assert.equal((await page.goto(`${server.url}${path}`)).status(), 200, path);
      const file = join(FOLDER, `${name}.png`);
      const picture = withFewColours(await page.screenshot());
      assert.ok(picture.length <= MOST_BYTES, `${name}.png has ${picture.length} bytes`);
      await writeFile(file, picture);
    }
    assert.deepEqual(visitor.faults, []);
  } finally {
    await browser.close();
    await server.remove();
  }
});
