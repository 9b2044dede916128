// The browser: Debian's Chromium, a new profile each time, and nothing that calls home.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
];

/** Where pictures are left; git does not see it. */
export const OUT = new URL('../out/', import.meta.url).pathname;

/** The locale each interface language is asked for with. */
export const LANGUAGES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ar: 'ar-EG', ru: 'ru-RU', zh: 'zh-CN' };

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return new Browser(browser);
}

class Browser {
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  /** A visitor with cookies of their own: `{ language, zone, width, height, javascript, dark }`. */
  async visitor(options = {}) {
    const context = await this.#browser.newContext({
      locale: LANGUAGES[options.language ?? 'en'],
      timezoneId: options.zone ?? 'Europe/Zurich',
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      javaScriptEnabled: options.javascript ?? true,
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    return new Visitor(context);
  }

  /** The same with JavaScript switched off: every act must still work. */
  visitorWithoutJavaScript(options = {}) {
    return this.visitor({ ...options, javascript: false });
  }

  close() {
    return this.#browser.close();
  }
}

class Visitor {
  /** What went wrong in pages unseen: errors of scripts, refusals by the content policy, foreign hosts. */
  faults = [];

  constructor(context) {
    this.context = context;
    context.on('weberror', (event) => this.faults.push(`script: ${event.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error' && /Content.Security.Policy/i.test(message.text())) {
        this.faults.push(`policy: ${message.text()}`);
      }
    });
    context.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const ours = hostname === '127.0.0.1' || hostname === 'localhost' || !protocol.startsWith('http');
      if (!ours) this.faults.push(`foreign host: ${request.url()}`);
    });
  }

  /** A page, at this address if one is given. */
  async page(address) {
    const page = await this.context.newPage();
    if (address) await page.goto(address);
    return page;
  }

  /** Signs in by a one-time link of the server, confirming it where the page asks for that. */
  async signIn(server, email) {
    const page = await this.page(await server.signInLink(email));
    const confirm = page.locator('main form[method="post"] button[type="submit"]').first();
    if (await confirm.isVisible()) await confirm.click();
    return page;
  }

  close() {
    return this.context.close();
  }
}

/** Leaves a picture of the whole page in `e2e/out`. */
export async function picture(page, name, { folder = OUT } = {}) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** How many pixels the page is wider than the window: 0 where nothing has to be scrolled sideways. */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    return Math.max(0, root.scrollWidth - root.clientWidth);
  });
}

/** Presses Tab until this element has the focus; fails when it cannot be reached. */
export async function tabTo(page, locator, { most = 100 } = {}) {
  for (let n = 0; n < most; n += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return n;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${locator} is not reached by ${most} presses of Tab`);
}

/** Loads the address with an empty cache: `{ requests, bytes }` as they came over the wire. */
export async function weight(visitor, address) {
  // Now and then Chromium leaves a wire of a new page without any answer; another page then has one.
  return (await within(SILENCE_MS, weighed(visitor, address))) ?? weighed(visitor, address);
}

const SILENCE_MS = 45_000;

/** What a promise resolves to, or null if that takes longer. */
async function within(milliseconds, promise) {
  let timer;
  const silence = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function weighed(visitor, address) {
  const page = await visitor.page();
  const wire = await visitor.context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sum = { requests: 0, bytes: 0 };
  wire.on('Network.requestWillBeSent', () => (sum.requests += 1));
  wire.on('Network.loadingFinished', (event) => (sum.bytes += event.encodedDataLength));
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return sum;
}
