// A mail server that delivers nothing: it keeps every message and answers as a test tells it.

import { createServer } from 'node:net';
import { readMessage } from './mime.mjs';

const WAIT_MS = 15_000;
const KEPT = '250 2.0.0 kept';

/** Starts the server on a free port. */
export async function startMail() {
  const sink = new Mail();
  await sink.listen();
  return sink;
}

class Mail {
  /** Every accepted message: `{ from, to, raw, headers, subject, text, html, parts }`. */
  messages = [];
  /** Every attempt to name a recipient: `{ to, code }`. */
  attempts = [];
  /** How many milliseconds pass between keeping a message and saying so. */
  slow = 0;
  #answers = new Map();
  #waiting = new Set();
  #sockets = new Set();
  #server = createServer((socket) => this.#serve(socket));

  listen() {
    return new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  /** `host:port`, for `TRIBUTARY_MAIL__SMTP`. */
  get address() {
    return `127.0.0.1:${this.#server.address().port}`;
  }

  /** How this recipient is answered, once for each code, and with 250 after that. */
  answer(recipient, ...codes) {
    this.#answers.set(recipient.toLowerCase(), codes);
  }

  /** The messages to this recipient. */
  to(recipient) {
    return this.messages.filter((message) => message.to.includes(recipient.toLowerCase()));
  }

  /** Waits until `count` messages fit; gives them. */
  async wait(fits = () => true, count = 1, within = WAIT_MS) {
    const found = () => this.messages.filter(fits);
    if (found().length >= count) return found();
    return new Promise((done, failed) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        const seen = this.messages.map((message) => `${message.to}: ${message.subject}`).join('\n');
        failed(new Error(`${found().length} of ${count} messages came; all that came:\n${seen}`));
      }, within);
      const look = () => {
        if (found().length < count) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        done(found());
      };
      this.#waiting.add(look);
    });
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #serve(socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    // A client that is killed in the middle of a sentence is part of some tests.
    socket.on('error', () => socket.destroy());
    const visit = { from: '', to: [], data: undefined };
    let rest = '';
    socket.setEncoding('latin1');
    socket.write('220 tributary-e2e ESMTP\r\n');
    socket.on('data', (text) => {
      rest += text;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const answer = visit.data === undefined ? this.#command(visit, line) : this.#data(visit, line);
        if (answer) this.#say(socket, answer);
        if (/^QUIT$/i.test(line) && visit.data === undefined) socket.end();
      }
    });
  }

  #say(socket, answer) {
    const write = () => socket.destroyed || socket.write(`${answer}\r\n`);
    if (this.slow > 0 && answer === KEPT) setTimeout(write, this.slow);
    else write();
  }

  #command(visit, line) {
    const verb = line.slice(0, 4).toUpperCase();
    switch (verb) {
      case 'EHLO':
        return '250-tributary-e2e\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES';
      case 'HELO':
      case 'NOOP':
        return '250 OK';
      case 'MAIL':
        Object.assign(visit, { from: address(line), to: [] });
        return '250 2.1.0 OK';
      case 'RCPT':
        return this.#recipient(visit, address(line));
      case 'RSET':
        Object.assign(visit, { from: '', to: [] });
        return '250 OK';
      case 'DATA':
        if (visit.to.length === 0) return '503 5.5.1 no recipient';
        visit.data = [];
        return '354 end with a line that holds a dot';
      case 'QUIT':
        return '221 bye';
      default:
        return '502 5.5.2 not understood';
    }
  }

  #recipient(visit, to) {
    const code = this.#answers.get(to)?.shift() ?? 250;
    this.attempts.push({ to, code });
    if (code === 250) {
      visit.to.push(to);
      return '250 2.1.5 OK';
    }
    return code < 500 ? `${code} 4.3.0 try again later` : `${code} 5.1.1 no such mailbox here`;
  }

  #data(visit, line) {
    if (line !== '.') {
      visit.data.push(line.startsWith('..') ? line.slice(1) : line);
      return undefined;
    }
    const raw = Buffer.from(visit.data.join('\r\n') + '\r\n', 'latin1');
    this.messages.push({ from: visit.from, to: visit.to, raw, ...readMessage(raw) });
    Object.assign(visit, { to: [], data: undefined });
    for (const look of [...this.#waiting]) look();
    return KEPT;
  }
}

function address(line) {
  return (line.match(/<([^>]*)>/)?.[1] ?? '').toLowerCase();
}
