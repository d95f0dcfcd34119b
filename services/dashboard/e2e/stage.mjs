// Stage: a real browser for people of the demo, stories told one by one, and `vagt` beside it.
//
// Usage: node STORIES.mjs ADDRESS SHOTS   with `vagt` in PATH and VAGTBRO_SYSTEM set.
//        Pictures go to the folder SHOTS. end() exits with 1 if a story failed, and names it.
// Waits for what is on the page; never sleeps.
import { AxeBuilder } from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { chromium } from 'playwright-core';

export const [address, shots] = process.argv.slice(2);
export const PATIENCE = 20_000;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
fs.mkdirSync(shots, { recursive: true });

// As root, in a container, without a network.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});

export const vagt = (...words) =>
  JSON.parse(
    execFileSync('vagt', [...words, '--output', 'json'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    }) || '{}',
  );

let passed = 0;
const failures = [];
export async function story(name, act) {
  try {
    await act();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failures.push(name);
    const told = String(error.stack ?? error).split('\n');
    console.log(`FAILED  ${name}\n        ${told.join('\n        ')}`);
  }
}

export function expect(condition, what) {
  if (!condition) throw new Error(what);
}

// Asks again until it is so; each time asks the system, so it spins at the system's pace.
export function until(so, what) {
  const begun = Date.now();
  for (;;) {
    const answer = so();
    if (answer) return answer;
    expect(Date.now() - begun < PATIENCE, what);
  }
}

// A page of somebody's own browser; every request and error of it is noted.
export async function signIn(person, options = {}) {
  const context = await browser.newContext({
    timezoneId: 'America/Los_Angeles',
    reducedMotion: 'reduce',
    viewport: DESKTOP,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.foreign = [];
  page.broken = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) {
      page.foreign.push(request.url());
    }
  });
  page.on('console', (message) => message.type() === 'error' && page.broken.push(message.text()));
  page.on('pageerror', (error) => page.broken.push(String(error)));
  await page.goto(`${address}/auth/demo`);
  await page.locator(`button[value="${person}"]`).click();
  await page.locator('h1').first().waitFor();
  return page;
}

// Goes to a page of ours and waits until it has what it shows.
export async function open(page, path) {
  await page.goto(address + path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(() => !/Henter|Loading/.test(document.body.innerText));
}

export async function accessible(page, where) {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const said = found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  expect(said.length === 0, `${where} fails WCAG 2.1 AA: ${said.join(' | ')}`);
}

export async function end() {
  await browser.close();
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 ? 1 : 0);
}
