import assert from 'node:assert/strict';
import { test } from 'node:test';
import { events, noJudge } from './calendar.mjs';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//example//test//EN',
  'BEGIN:VTIMEZONE',
  'TZID:Africa/Nairobi',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0300',
  'TZNAME:EAT',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:m3@example.org',
  'DTSTAMP:20260420T090000Z',
  'SEQUENCE:2',
  'SUMMARY:Third meeting',
  'DTSTART;TZID=Africa/Nairobi:20261103T150000',
  'DTEND;TZID=Africa/Nairobi:20261103T163000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

test('a meeting is read as instants, by the zone that the calendar defines', () => {
  assert.deepEqual(events(CALENDAR), [
    {
      uid: 'm3@example.org',
      title: 'Third meeting',
      start: '2026-11-03T12:00:00.000Z',
      end: '2026-11-03T13:30:00.000Z',
      status: null,
      sequence: 2,
    },
  ]);
});

test('a missing judge says so', () => {
  const kept = { ...process.env };
  delete process.env.ICS_JUDGE;
  assert.equal(noJudge(), 'no judge of calendars beside the project');
  Object.assign(process.env, kept);
});
