// Calendars: the instants a reader of somebody else's making sees, and the judge beside the project.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ICAL from 'ical.js';

/** The events of a calendar: `[{ uid, title, start, end, status, sequence }]`, instants as ISO text. */
export function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence ?? 0,
    };
  });
}

/** Why nothing can be judged on this machine; `undefined` where there is a judge. */
export function noJudge() {
  const there = process.env.ICS_JUDGE && process.env.ICS_PYTHON;
  return there ? undefined : 'no judge of calendars beside the project';
}

/** Asks the judge about these calendars; gives its words, or fails with them. */
export async function judge(...texts) {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-ics-'));
  try {
    const files = texts.map((_, n) => join(folder, `${n}.ics`));
    await Promise.all(files.map((file, n) => writeFile(file, texts[n])));
    const done = await promisify(execFile)(process.env.ICS_PYTHON, [process.env.ICS_JUDGE, ...files]);
    return done.stdout;
  } catch (error) {
    throw new Error(`the judge of calendars found faults:\n${error.stdout ?? ''}${error.stderr ?? error}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
