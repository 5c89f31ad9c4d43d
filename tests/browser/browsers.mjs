// Chromium (playwright-core) and Firefox (puppeteer-core, over BiDi) behind one small page object, so that a test
// is written once. `cargo xtask test` says where the browsers are (MINGCHA_CHROMIUM, MINGCHA_FIREFOX).

import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

/** Flags of Chromium: headless, quiet, asking nobody for anything. */
export const CHROMIUM_FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
];

/** Preferences of Firefox that keep it from asking anybody for anything. */
export const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** What can be started here: `{name, launch}`, where `launch()` gives `{newPage, close}`. */
export const browsers = [
  { name: "Chromium", path: process.env.MINGCHA_CHROMIUM, launch: launchChromium },
  { name: "Firefox", path: process.env.MINGCHA_FIREFOX, launch: launchFirefox },
];

async function launchChromium(executablePath) {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, headless: true });
  return {
    async newPage(options) {
      const context = await browser.newContext({ colorScheme: options.dark ? "dark" : "light", locale: options.locale });
      const page = await context.newPage();
      return new Page(page, {
        resize: (width, height) => page.setViewportSize({ width, height }),
        close: () => context.close(),
        media: (media) => page.emulateMedia(media),
      });
    },
    /** Its processes, for who measures their memory: `[{type, id}]`. */
    processes: async () => (await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo")).processInfo,
    close: () => browser.close(),
  };
}

async function launchFirefox(executablePath) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox: FIREFOX_PREFERENCES });
  return {
    async newPage() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      return new Page(page, {
        resize: (width, height) => page.setViewport({ width, height }),
        close: () => context.close(),
      });
    },
    close: () => browser.close(),
  };
}

/** A page in either browser. Functions given to `run` and `wait` are sent into the page: they see no outer names. */
export class Page {
  /** Addresses of all requests, the page's own included. */
  requests = [];
  /** Messages of errors that nobody caught, and of `console.error`. */
  errors = [];

  constructor(page, { resize, close, media }) {
    // `media` (Chromium): the page as it is printed, or in forced colours.
    Object.assign(this, { inner: page, resize, close, media });
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.errors.push(String(error?.message ?? error)));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  /** Opens an address; one that differs only behind `#` doesn't load the page again. */
  open(url) {
    return this.inner.goto(url);
  }

  /** Runs a function in every page that is opened from now on, before its own scripts. */
  first(work) {
    return this.inner.addInitScript?.(work) ?? this.inner.evaluateOnNewDocument(work);
  }

  /** Runs a function in the page. */
  run(work, argument) {
    return this.inner.evaluate(work, argument);
  }

  /** Waits until a function in the page gives something true, and gives that. */
  async wait(work, argument, what = String(work)) {
    const end = Date.now() + 15_000;
    for (;;) {
      const value = await this.inner.evaluate(work, argument).catch((error) => {
        // The page is just being replaced.
        if (/context|navigat|destroyed/i.test(error.message)) return null;
        throw error;
      });
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; errors of the page: ${this.errors.join(" | ") || "none"}`);
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }

  /** Waits until an element is there and visible. */
  see(selector) {
    return this.wait((selector) => [...document.querySelectorAll(selector)].some((node) => node.checkVisibility()), selector, selector);
  }

  /** The text of the first element, waited for. */
  async text(selector) {
    await this.see(selector);
    return this.run((selector) => document.querySelector(selector).textContent.trim(), selector);
  }

  /** The texts of all elements that there are now. */
  texts(selector) {
    return this.run((selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent.trim()), selector);
  }

  /** How many elements there are now. */
  count(selector) {
    return this.run((selector) => document.querySelectorAll(selector).length, selector);
  }

  /** Clicks the first element, waited for. */
  async click(selector) {
    await this.see(selector);
    await this.inner.click(selector);
  }

  /** Gives the focus to the first element, waited for; in one step, as the page may be drawing itself anew. */
  focus(selector) {
    return this.wait((selector) => {
      const node = document.querySelector(selector);
      node?.focus();
      return node && node === document.activeElement;
    }, selector, selector);
  }

  /** Types into the first element, after what is there. */
  async type(selector, text) {
    await this.focus(selector);
    await this.inner.keyboard.type(text);
  }

  /** Presses a key: `Enter`, `Escape`, `ArrowDown` … */
  press(key) {
    return this.inner.keyboard.press(key);
  }

  /** The part of the address behind `#`, decoded. */
  hash() {
    return this.run(() => decodeURIComponent(location.hash.slice(1)));
  }

  back() {
    return this.travel(-1);
  }

  forward() {
    return this.travel(1);
  }

  /** Goes along the history, after the browser has told that it will: going replaces the page that would tell. */
  travel(steps) {
    return this.run((steps) => void setTimeout(() => history.go(steps)), steps);
  }

  /** Takes a picture of what is visible, or of the whole page. */
  picture(path, { whole = false } = {}) {
    return this.inner.screenshot({ path, fullPage: whole });
  }
}
