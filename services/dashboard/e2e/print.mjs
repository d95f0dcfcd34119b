// The roster on paper: A4 landscape, a page for each unit and week, and nothing else of the page.
//
// printRoster(page, shots) with a planner's page that is signed in; leaves roster.pdf and
// roster-paper.png in the folder SHOTS, and throws saying what is wrong with the paper.
import fs from 'node:fs';
import { expect } from './stage.mjs';

const A4 = { width: 842, height: 595 }; // points

export async function printRoster(page, shots) {
  fs.mkdirSync(shots, { recursive: true });
  await page.goto(`${new URL(page.url()).origin}/roster`);
  await page.locator('.bar').first().waitFor();
  const [file, picture] = [`${shots}/roster.pdf`, `${shots}/roster-paper.png`];

  // The button asks the browser to print; what the browser then does is up to it.
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  await page.getByRole('button', { name: 'Udskriv' }).click();
  expect((await page.evaluate(() => window.printed)) === 1, 'the button does not print');

  const bytes = await page.pdf({ path: file, preferCSSPageSize: true });
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes.toString('latin1'));
  const near = (value, wanted) => Math.abs(Number(value) - wanted) < 2;
  expect(box && near(box[1], A4.width) && near(box[2], A4.height), `no A4 landscape: ${box?.[0]}`);

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const paper = page.locator('.paper');
  await paper.locator('table').first().waitFor();
  expect((await paper.locator('section').count()) > 0, 'there is no page');
  const heads = await paper.locator('table').first().locator('thead th').count();
  expect(heads === 8, `${heads} columns instead of a name and seven days`);
  const title = await paper.locator('h1').first().textContent();
  expect(/uge \d+/.test(title ?? ''), `the head names no week: ${title}`);
  expect(await paper.getByText(/^Udskrevet .*\d\d:\d\d/).count(), 'the time of print is missing');
  for (const role of ['navigation', 'button', 'grid', 'banner']) {
    const seen = await page.getByRole(role).count();
    expect(seen === 0, `${seen} of role ${role} would be printed`);
  }
  await page.screenshot({ path: picture });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await paper.waitFor({ state: 'detached' });
}
