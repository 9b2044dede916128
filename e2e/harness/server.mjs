// The program under test: started on a free port with a data folder of its own, and gone afterwards.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const READY_MS = 30_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts the program.
 *
 * `now` sets the clock (`2026-10-01T09:00:00Z`); `smtp` is `host:port` of a mail server; `args` follow
 * `serve`; `env` adds settings (`TRIBUTARY_SECTION__KEY`); `seed` is the path of a file to load first.
 */
export async function startServer(options = {}) {
  const program = options.program ?? process.env.TRIBUTARY_BIN;
  if (!program) throw new Error('TRIBUTARY_BIN must name the built program');
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tributary-e2e-')));
  const server = new Server(program, dataDir, options);
  try {
    if (options.seed) await server.run('seed', options.seed);
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
}

class Server {
  #child;
  #log = '';

  constructor(program, dataDir, options) {
    this.program = program;
    this.dataDir = dataDir;
    this.args = options.args ?? [];
    this.settings = { ...options.env };
    if (options.now) this.settings.TRIBUTARY_NOW = options.now;
    if (options.smtp) this.settings.TRIBUTARY_MAIL__SMTP = options.smtp;
    this.ownsData = options.dataDir === undefined;
  }

  /** The address without a slash at its end. */
  url = undefined;

  /** Everything the program said so far. */
  get log() {
    return this.#log;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Only what a test sets reaches the program; the machine's own settings do not. */
  get #env() {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TRIBUTARY_'));
    return { ...Object.fromEntries(inherited), ...this.settings };
  }

  async start() {
    const args = ['serve', '--listen', '127.0.0.1:0', '--data-dir', this.dataDir, ...this.args];
    const child = spawn(this.program, args, { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.url = await new Promise((found, failed) => {
      const timer = setTimeout(() => failed(this.#fault('did not say where it listens')), READY_MS);
      let said = '';
      const listen = (stream, isAnswer) =>
        stream.setEncoding('utf8').on('data', (text) => {
          this.#log += text;
          if (!isAnswer) return;
          said += text;
          // A line that is still being written may hold half a port.
          const address = said.slice(0, said.lastIndexOf('\n') + 1).match(ADDRESS);
          if (address) {
            clearTimeout(timer);
            found(address[0]);
          }
        });
      listen(child.stdout, true);
      listen(child.stderr, false);
      child.once('error', failed);
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        failed(this.#fault(`ended with ${signal ?? code} before it listened`));
      });
    });
  }

  #fault(what) {
    return new Error(`${this.program} ${what}\n${this.#log}`);
  }

  /** Runs a subcommand on the same data, also while the server runs; gives its standard output. */
  async run(...args) {
    const { stdout } = await this.tryRun(...args).then((done) => {
      if (done.code !== 0) {
        throw new Error(`\`tributary ${args.join(' ')}\` ended with ${done.code}\n${done.stdout}${done.stderr}`);
      }
      return done;
    });
    return stdout;
  }

  /** The same, for commands that are expected to fail: `{ code, stdout, stderr }`. */
  async tryRun(...args) {
    const all = [...args, '--data-dir', this.dataDir];
    try {
      const done = await promisify(execFile)(this.program, all, { env: this.#env, maxBuffer: 64 << 20 });
      return { code: 0, ...done };
    } catch (error) {
      if (typeof error.code !== 'number') throw error;
      return { code: error.code, stdout: error.stdout, stderr: error.stderr };
    }
  }

  /** A one-time link for this person, on the running server. */
  async signInLink(email) {
    const said = await this.run('sign-in', email);
    const link = said.match(/https?:\/\/\S+/)?.[0];
    if (!link) throw new Error(`\`tributary sign-in ${email}\` printed no link:\n${said}`);
    const { pathname, search } = new URL(link);
    return `${this.url}${pathname}${search}`;
  }

  /** Ends the program; `SIGKILL` is how a crash is played. */
  async stop(signal = 'SIGTERM') {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }

  /** Stops and starts again on the same data, at another hour or with other settings. */
  async restart({ now, env, signal } = {}) {
    await this.stop(signal);
    if (now) this.settings.TRIBUTARY_NOW = now;
    Object.assign(this.settings, env);
    await this.start();
  }

  /** Stops, and removes the data if it was made here. */
  async remove() {
    await this.stop();
    if (this.ownsData) await rm(this.dataDir, { recursive: true, force: true });
  }
}
