// The employee's pages in a real browser against real services: every part at 320 px, at 400 % and
// with wider text, looked at by axe; the service worker, and what stands there without a network.
//
// Usage: node me.mjs ADDRESS SHOTS; see stage.mjs. Pictures go to SHOTS.
import {
  DESKTOP,
  PHONE,
  accessible,
  address,
  end,
  expect,
  open as openPage,
  shots,
  signIn,
  story,
} from './stage.mjs';

const PARTS = {
  shifts: '/me',
  offers: '/me/offers',
  sick: '/me/sick',
  wishes: '/me/wishes',
  swaps: '/me/swaps',
  self: '/me/self',
};

async function open(page, path) {
  await openPage(page, path);
  await page.getByRole('navigation', { name: /Mine sider|My pages/ }).waitFor();
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function sound(page, where) {
  await accessible(page, where);
  const wide = await tooWide(page);
  expect(wide <= 0, `${where}: ${wide} px too wide`);
  // Targets of 44 px, but for links inside a sentence.
  const small = await page.$$eval('.me button, .me select, .me-nav a', (all) =>
    all
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent }))
      .filter(({ box }) => box.width > 0 && box.height < 43.5)
      .map(({ box, name }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  expect(small.length === 0, `${where}: too small to hit: ${small.slice(0, 3)}`);
}

// WCAG 1.4.12: the reader's own spacing loses nothing.
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }';

for (const [size, colorScheme, viewport, language = 'da'] of [
  ['phone', 'light', PHONE],
  ['phone', 'dark', PHONE],
  ['narrow', 'light', { width: 320, height: 640 }],
  ['narrow', 'dark', { width: 320, height: 640 }, 'en'],
  ['zoomed', 'light', { width: 320, height: 256 }],
  ['desktop', 'light', DESKTOP],
]) {
  await story(`the employee's pages are sound (${size}, ${colorScheme}, ${language})`, async () => {
    const page = await signIn('employee', { colorScheme, viewport });
    await page.evaluate((said) => localStorage.setItem('vagtbro.language', said), language);
    for (const [name, path] of Object.entries(PARTS)) {
      await open(page, path);
      const where = `${name} (${size}, ${colorScheme})`;
      await page.screenshot({
        path: `${shots}/me-${name}-${size}-${colorScheme}.png`,
        fullPage: true,
      });
      await sound(page, where);
      if (size !== 'narrow') continue;
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, SPACED);
      const wide = await tooWide(page);
      expect(wide <= 0, `${where}, spaced: ${wide} px too wide`);
    }
    expect(page.broken.length === 0, `errors in the console: ${page.broken}`);
    await page.context().close();
  });
}

await story('a telephone keeps files of the app, and nothing about anybody', async () => {
  const page = await signIn('employee', { viewport: PHONE });
  await page.waitForFunction(async () => {
    const worker = await navigator.serviceWorker.getRegistration();
    return worker?.active?.state === 'activated';
  });
  await open(page, '/me');
  const kept = await page.evaluate(async () => {
    const paths = [];
    for (const name of await caches.keys()) {
      for (const one of await (await caches.open(name)).keys()) {
        paths.push(new URL(one.url).pathname);
      }
    }
    return paths;
  });
  expect(kept.includes('/offline.html'), `the page for "no network" is not kept: ${kept}`);
  const foreign = kept.filter((path) => !/^\/(assets\/|offline\.html$|icon)/.test(path));
  expect(foreign.length === 0, `kept on the telephone: ${foreign}`);
  await page.context().setOffline(true);
  await page.goto(`${address}/me`);
  await page.getByRole('heading', { name: 'Der er ingen forbindelse' }).waitFor();
  await page.screenshot({ path: `${shots}/me-offline-phone-light.png`, fullPage: true });
  await sound(page, 'offline');
});

await end();
