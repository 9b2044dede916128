import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startMail } from './mail.mjs';

/** Says each line when the last one has been answered; gives the answers. */
async function talk(mail, ...lines) {
  const [host, port] = mail.address.split(':');
  const socket = connect(Number(port), host).setEncoding('utf8');
  const answers = [];
  let rest = '';
  return new Promise((done, failed) => {
    socket.on('error', failed);
    socket.on('close', () => done(answers));
    socket.on('data', (text) => {
      rest += text;
      // The last line of an answer has a space behind its code.
      if (!/^\d{3} .*\r\n$/m.test(rest)) return;
      answers.push(rest.trim().split('\n').at(-1).slice(0, 3));
      rest = '';
      const line = lines.shift();
      if (line === undefined) socket.end();
      else socket.write(`${line}\r\n`);
    });
  });
}

const LETTER = [
  'Subject: =?utf-8?b?UsOpdW5pb24=?= =?utf-8?q?_3?=',
  'Content-Type: multipart/mixed; boundary="x"',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Caf=C3=A9 =',
  'ensuite',
  '..',
  '--x',
  'Content-Type: text/calendar; method=REQUEST; name="invite.ics"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('BEGIN:VCALENDAR').toString('base64'),
  '--x--',
  '.',
].join('\r\n');

const send = (mail, to) =>
  talk(mail, 'EHLO me', 'MAIL FROM:<group@example.org>', `RCPT TO:<${to}>`, 'DATA', LETTER, 'QUIT');

test('a message is kept with its parts', async () => {
  const mail = await startMail();
  assert.deepEqual(await send(mail, 'Ana@example.org'), ['220', '250', '250', '250', '354', '250', '221']);
  const [message] = await mail.wait((one) => one.to.includes('ana@example.org'));
  assert.equal(message.subject, 'Réunion 3');
  assert.equal(message.text, 'Café ensuite\r\n.');
  assert.equal(message.parts[1].type, 'text/calendar');
  assert.equal(message.parts[1].name, 'invite.ics');
  assert.equal(message.parts[1].body.toString(), 'BEGIN:VCALENDAR');
  await mail.stop();
});

test('a recipient is answered 451 once and then taken', async () => {
  const mail = await startMail();
  mail.answer('ana@example.org', 451);
  assert.equal((await send(mail, 'ana@example.org'))[3], '451');
  assert.equal((await send(mail, 'ana@example.org'))[3], '250');
  assert.deepEqual(mail.attempts, [
    { to: 'ana@example.org', code: 451 },
    { to: 'ana@example.org', code: 250 },
  ]);
  assert.equal(mail.to('ana@example.org').length, 1);
  await mail.stop();
});

test('a refused recipient receives nothing', async () => {
  const mail = await startMail();
  mail.answer('gone@example.org', 550);
  const answers = await talk(mail, 'EHLO me', 'MAIL FROM:<a@b>', 'RCPT TO:<gone@example.org>', 'DATA', 'QUIT');
  assert.deepEqual(answers.slice(3, 5), ['550', '503']);
  assert.equal(mail.messages.length, 0);
  await mail.stop();
});

test('waiting for what does not come tells what came', async () => {
  const mail = await startMail();
  await send(mail, 'ana@example.org');
  const wait = mail.wait((message) => message.to.includes('bo@example.org'), 1, 50);
  await assert.rejects(wait, /0 of 1 messages came; all that came:\nana@example.org: Réunion 3/);
  await mail.stop();
});
