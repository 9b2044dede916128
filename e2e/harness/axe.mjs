// Accessibility: WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice; none is forgiven.

import assert from 'node:assert/strict';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands: `[{ id, help, nodes }]`. */
export async function violations(page) {
  // Evaluated through the debugger, so the page's own content policy stays as strict as it is.
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    TAGS,
  );
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  }));
}

/** Fails with everything axe finds. */
export async function assertAccessible(page, where = page.url()) {
  const found = await violations(page);
  const told = found.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.join('\n    ')}`);
  assert.equal(found.length, 0, `${where} is not accessible:\n${told.join('\n')}`);
}
