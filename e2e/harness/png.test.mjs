import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { withFewColours } from './png.mjs';

test('a picture with few colours is smaller and shows the same', async () => {
  const browser = await openBrowser();
  const visitor = await browser.visitor({ width: 300, height: 200 });
  const page = await visitor.page('data:text/html,<body style="background:%23eee"><h1 style="color:%23054">Meetings</h1>');
  const png = await page.screenshot();
  const small = withFewColours(png);
  assert.ok(small.length < png.length, `${small.length} of ${png.length} bytes`);
  const differing = await page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
          const drawn = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          drawn.drawImage(bitmap, 0, 0);
          return drawn.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      return one.length === other.length ? one.filter((value, n) => Math.abs(value - other[n]) > 8).length : -1;
    },
    [[...png], [...small]],
  );
  assert.equal(differing, 0);
  await browser.close();
});
