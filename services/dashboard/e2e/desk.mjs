// The desk in a real browser against real services: acts by hand and their undoing, a plan drafted
// and published, a person looked up, a leader's page, reports on paper and in a spreadsheet.
//
// Usage: node desk.mjs ADDRESS SHOTS; see stage.mjs.
import fs from 'node:fs';
import { printRoster } from './print.mjs';
import { accessible, end, expect, open, shots, signIn, story, until, vagt } from './stage.mjs';

const openGaps = () => vagt('gaps', '--open').gaps ?? [];
// Somebody's sick call that leaves a gap.
function aGap() {
  if (openGaps().length > 0) return openGaps()[0];
  const people = vagt('people', '--working', '08:00', '--limit', '60').employments;
  for (const { facts } of people) {
    vagt('sick', 'report', '--employment', facts.employmentId);
    if (openGaps().length > 0) return openGaps()[0];
  }
  throw new Error('nobody whose absence opens a gap was found');
}
const done = (page) => page.getByRole('region', { name: 'Det, du lige har gjort' });
// One act of the selected gap, with "Andet" as its reason.
async function act(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('group', { name });
  await form.getByRole('combobox').selectOption('10');
  await form.getByRole('button', { name: 'Gør det' }).click();
}

const gap = aGap();
const desk = await signIn('coordinator');
const choose = async (page) => {
  const article = page.getByRole('article', { name: new RegExp(gap.place) }).first();
  await article.getByRole('button', { name: /Se og handl/ }).click();
  await page.getByRole('region', { name: /^Detaljer/ }).waitFor();
};

await story('a planner takes a gap, and the others see who is on it', async () => {
  const other = await signIn('planner');
  await other.getByRole('article').first().waitFor();
  await choose(desk);
  await desk.getByRole('button', { name: 'Tag den', exact: true }).click();
  await desk.getByText('Du er på den').first().waitFor();
  await other
    .getByText(/ er på den/)
    .first()
    .waitFor();
  await done(desk)
    .getByRole('button', { name: /^Fortryd: Taget/ })
    .click();
  await other
    .getByText(/ er på den/)
    .first()
    .waitFor({ state: 'hidden' });
  await other.context().close();
});

await story('the leader is told by hand, the story says why, and it is undone', async () => {
  await act(desk, 'Giv lederen besked');
  await done(desk)
    .getByText(/Leder har fået besked/)
    .first()
    .waitFor();
  const told = vagt('why', gap.gapId);
  const story = (told.storyDa ?? []).join(' ');
  expect(/leder/i.test(story), `the story does not tell of it: ${story}`);
  await desk.screenshot({ path: `${shots}/act-desktop-light.png` });
  await accessible(desk, 'the board with what was done');
  await done(desk)
    .getByRole('button', { name: /^Fortryd: Leder/ })
    .click();
  await desk
    .getByText(/^Fortrudt: Leder/)
    .first()
    .waitFor();
});

await story('a unit runs at a lower level until that is undone', async () => {
  await act(desk, 'Kør på lavere niveau');
  await done(desk)
    .getByRole('button', { name: /^Fortryd: Kører/ })
    .waitFor();
  const still = openGaps().filter((one) => one.shiftId === gap.shiftId);
  expect(still.length === 0, 'somebody is still searched for');
  await done(desk)
    .getByRole('button', { name: /^Fortryd: Kører/ })
    .click();
  until(() => openGaps().some((one) => one.shiftId === gap.shiftId), 'the search did not go on');
});

await story('a shift is moved in a draft that nobody sees, judged, and published', async () => {
  await open(desk, '/roster');
  const bar = desk.locator('.bar[data-state="1"][aria-label*="ons."]').first();
  await bar.waitFor();
  // Downwards until somebody may have it; keys alone, as whoever has no mouse does it.
  await bar.focus();
  await desk.keyboard.press('Space');
  const allowed = desk.locator('.verdict [data-judged="yes"]');
  const judged = () => document.querySelector('.verdict [data-judged]')?.innerText ?? '';
  // Who holds it may have it: at least one row down.
  for (let row = 0; row === 0 || (await allowed.count()) === 0; row += 1) {
    expect(row < 20, 'nobody of the unit may have the shift');
    await desk.waitForFunction(judged);
    const before = await desk.evaluate(judged);
    await desk.keyboard.press('ArrowDown');
    await desk.waitForFunction((said) => {
      const now = document.querySelector('.verdict [data-judged]')?.innerText;
      return now && now !== said;
    }, before);
  }
  await desk.keyboard.press('Space');
  await desk.getByText(/^Kladde for .*: 1 ændring/).waitFor();
  await desk.getByRole('button', { name: 'Se ændringer' }).click();
  await desk.screenshot({ path: `${shots}/draft-desktop-light.png` });
  await accessible(desk, 'the draft');
  await desk.getByRole('button', { name: 'Offentliggør …' }).click();
  await desk.getByRole('button', { name: /Ja, offentliggør/ }).click();
  await desk.getByText('Offentliggjort: 1 ændring.').first().waitFor();
});

await story('the roster is printed on paper', async () => {
  await printRoster(desk, shots);
});

await story('somebody is found by name, and looked at', async () => {
  await open(desk, '/people');
  const [person] = vagt('people', '--working', '08:00', '--limit', '1').employments;
  await desk.getByRole('searchbox').fill(person.employmentNo);
  await desk.getByRole('link', { name: person.name }).click();
  await desk.getByRole('heading', { level: 1, name: person.name }).waitFor();
  await desk.waitForFunction(() => !/Henter/.test(document.body.innerText));
  expect((await desk.getByText(/timer/).count()) > 0, 'no hours are told');
  await desk.screenshot({ path: `${shots}/person-desktop-light.png`, fullPage: true });
  await accessible(desk, 'a person');
});

await story('it is known who could be asked tonight, and why others could not', async () => {
  await open(desk, '/people');
  await desk.getByRole('tab', { name: 'Hvem kan nås' }).click();
  await desk.getByRole('heading', { name: /^Kan spørges nu/ }).waitFor();
  await desk.screenshot({ path: `${shots}/reachable-desktop-light.png` });
  await accessible(desk, 'who can be reached');
});

await story('reports come as a spreadsheet', async () => {
  await open(desk, '/reports');
  const coming = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Hent alt som Excel' }).click();
  const file = await (await coming).path();
  expect(fs.readFileSync(file).subarray(0, 2).toString() === 'PK', 'that is no workbook');
});

await story('a leader sees who of their own is away, and what is not there yet', async () => {
  const page = await signIn('leader');
  await open(page, '/leader');
  await page.getByRole('tab', { name: 'Fravær' }).click();
  await page.getByRole('combobox', { name: 'Afdeling' }).waitFor();
  await page.waitForFunction(() => !/Henter/.test(document.body.innerText));
  await page.screenshot({ path: `${shots}/leader-desktop-light.png`, fullPage: true });
  await accessible(page, 'the leader page');
  await page.getByRole('tab', { name: 'Kommer senere' }).click();
  expect((await page.getByText('Ikke her endnu').count()) > 0, 'nothing is said plainly');
  expect(page.broken.length === 0, `errors in the console: ${page.broken}`);
  await page.context().close();
});

expect(desk.foreign.length === 0, `requests to other hosts: ${desk.foreign}`);
expect(desk.broken.length === 0, `errors in the console: ${desk.broken}`);
await end();
