// An invented group in four cities, for journeys that begin on an empty installation.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Who is who. `claire` speaks for her agency in the parent group alone. */
export const PEOPLE = {
  ines: { email: 'ines@example.org', name: 'Ines Example', agency: 'UNDP', zone: 'America/New_York', languages: ['en'] },
  tomas: { email: 'tomas@example.org', name: 'Tomas Example', agency: 'IOM', zone: 'Europe/Zurich', languages: ['en'] },
  wanjiru: { email: 'wanjiru@example.org', name: 'Wanjiru Example', agency: 'UNFPA', zone: 'Africa/Nairobi', languages: ['en'] },
  somchai: { email: 'somchai@example.org', name: 'Somchai Example', agency: 'UNICEF', zone: 'Asia/Bangkok', languages: ['en'] },
  claire: { email: 'claire@example.org', name: 'Claire Example', agency: 'UNESCO', zone: 'Europe/Paris', languages: ['fr'] },
};

const FROM = '2026-01-05';

/** What a seed file says of them; `more` adds agencies (codes), people, designations, meetings or action points. */
export function world(more = {}) {
  const { ines, tomas, wanjiru, somchai, claire } = PEOPLE;
  const named = (group, person, role) => ({ group, agency: person.agency, person: person.email, role, from: FROM });
  return {
    groups: [
      { slug: 'parent', name: 'Parent group', zone: 'Europe/Zurich', mandate: 'none' },
      { slug: 'group', name: 'Working group', parent: 'parent', zone: 'Europe/Zurich' },
    ],
    agencies: ['ILO', ...Object.values(PEOPLE).map((person) => person.agency), ...(more.agencies ?? [])].map((code) => ({ code })),
    people: [...Object.values(PEOPLE), ...(more.people ?? [])],
    designations: [
      ...[ines, tomas, wanjiru, somchai, claire].map((person) => named('parent', person, 'focal-point')),
      ...[ines, tomas].map((person) => named('group', person, 'co-chair')),
      ...[wanjiru, somchai].map((person) => named('group', person, 'focal-point')),
      ...(more.designations ?? []),
    ],
    meetings: more.meetings ?? [],
    actions: more.actions ?? [],
  };
}

/** Writes a seed file, gives its path to `use`, and takes it away. */
export async function withSeed(seed, use) {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-seed-'));
  try {
    const file = join(folder, 'seed.json');
    await writeFile(file, JSON.stringify(seed));
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
