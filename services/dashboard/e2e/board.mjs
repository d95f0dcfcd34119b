// The board in a real browser against real services: a sick call appears, is explained, is covered;
// two planners act at once; a service restarts under an open board; a role sees no more than it may.
//
// Usage: node board.mjs ADDRESS SHOTS; see stage.mjs. Pictures of every page go to SHOTS.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import {
  DESKTOP,
  PATIENCE,
  PHONE,
  accessible,
  address,
  end,
  expect,
  open,
  shots,
  signIn,
  story,
  until,
  vagt,
} from './stage.mjs';

const sick = (person) => vagt('sick', 'report', '--employment', person);
// A gap's details: beside the list on a wide screen, over it on a phone.
const details = (page) =>
  page
    .getByRole('region', { name: /^Detaljer/ })
    .or(page.getByRole('dialog', { name: /^Detaljer/ }));
const gapOf = (page, place) => page.getByRole('article', { name: new RegExp(place) });
const working = vagt('people', '--working', '08:00', '--limit', '12').employments.map(
  (one) => one.facts.employmentId,
);
// Somebody whose absence opens a gap.
const openGaps = () => (vagt('gaps', '--open').gaps ?? []).map((gap) => gap.gapId);

const planner = await signIn('planner');
let gap;

await story('a sick call appears on the open board within a second', async () => {
  await planner.getByText('Live', { exact: true }).waitFor();
  for (const person of working) {
    sick(person);
    if (openGaps().length > 0) break;
  }
  const [id] = openGaps();
  expect(id, 'nobody whose absence opens a gap was found');
  gap = vagt('gaps', '--open').gaps[0];
  await gapOf(planner, gap.place)
    .first()
    .waitFor({ timeout: 1000 + PATIENCE });
});

await story('the why-panel tells the story and who was looked at', async () => {
  await gapOf(planner, gap.place)
    .first()
    .getByRole('button', { name: /Se og handl/ })
    .click();
  const panel = details(planner);
  await panel.getByRole('heading', { name: 'Hvad er der sket' }).waitFor();
  await panel.getByRole('listitem').first().waitFor();
  await panel.locator('.candidate').first().waitFor();
  await planner.screenshot({ path: `${shots}/why-desktop-light.png` });
  const fair = accessible(planner, 'the why-panel');
  await fair.catch(() => {});
  await planner.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await fair;
});

await story('somebody says yes, and the gap moves to the covered ones', async () => {
  const offers = () => (vagt('offers', '--open').offers ?? []).map((one) => one.offer);
  for (const offer of until(() => offers().length > 0 && offers(), 'nobody is asked')) {
    if (offer.gapId !== gap.gapId) continue;
    const answered = vagt('answer', offer.offerId, 'yes');
    if (answered.outcome?.endsWith('CONFIRMED')) break;
  }
  await planner
    .getByText(/Har vagten:/)
    .first()
    .waitFor();
});

await story('two planners act at once: one has it, the other is told in words', async () => {
  for (const person of working.slice().reverse()) {
    if (openGaps().length > 0) break;
    sick(person);
  }
  const second = vagt('gaps', '--open').gaps?.[0];
  expect(second, 'no second gap');
  const other = await signIn('coordinator');
  const both = [planner, other];
  for (const page of both) {
    await gapOf(page, second.place)
      .first()
      .getByRole('button', { name: /Se og handl/ })
      .click();
    await details(page).getByRole('combobox', { name: 'Sæt en anden på' }).waitFor();
  }
  // The law refuses some; in the end one of them has the shift, and only one.
  const pool = vagt('people', '--limit', '5000').employments.filter((one) =>
    one.facts.kind.endsWith('_POOL'),
  );
  const act = async (page, person) => {
    const panel = details(page);
    await panel.getByRole('combobox', { name: 'Sæt en anden på' }).fill(person.employmentNo);
    await page.getByRole('option', { name: new RegExp(person.employmentNo) }).click();
    await panel
      .getByRole('button', { name: `Sæt på vagten ${person.name}` })
      .last()
      .click();
  };
  const end = async (page) => {
    const panel = details(page);
    const yes = panel.getByRole('button', { name: 'Ja, sæt på' });
    const done = page.getByText(/ sat på vagten: /);
    const refused = panel.getByText(
      /Ikke gjort\.|Arbejdstidsreglerne siger nej til|Lukket, mens du så på den/,
    );
    // Whoever is second may see the gap close under their hand: that is an answer too.
    await yes.click({ timeout: 3000 }).catch(() => {});
    await done.or(refused).first().waitFor();
    return (await done.count()) > 0;
  };
  let done = 0;
  for (let i = 0; done === 0 && i + 1 < Math.min(pool.length, 24); i += 2) {
    await act(planner, pool[i]);
    await act(other, pool[i + 1]);
    done = (await Promise.all(both.map(end))).filter(Boolean).length;
  }
  expect(done === 1, `${done} of two planners have put somebody on one shift`);
  await other.context().close();
  await planner.keyboard.press('Escape');
});

await story(
  'the pool restarts under the open board, and the picture comes back right',
  async () => {
    const file = process.env.VAGTBRO_SYSTEM.replace('system.json', 'pids/pool');
    const pid = Number(fs.readFileSync(file, 'utf8'));
    const [program, ...words] = fs
      .readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .slice(0, -1);
    process.kill(pid, 'SIGKILL');
    await planner.getByText(/Forbindelsen er væk/).waitFor();
    const again = spawn(program, words, { detached: true, stdio: 'ignore' });
    again.unref();
    fs.writeFileSync(file, String(again.pid));
    await planner.getByText('Live', { exact: true }).waitFor();
    const told = openGaps().length;
    await planner.waitForFunction(
      (count) => document.querySelectorAll('article.gap').length === count,
      told,
    );
  },
);

await story('an employee sees their own page and none of the planners', async () => {
  const page = await signIn('employee', { viewport: { width: 390, height: 844 } });
  await page.getByRole('heading', { name: 'Mine vagter', exact: true }).waitFor();
  for (const name of ['Vagttavle', 'Medarbejdere', 'Rapporter']) {
    expect(
      (await page.getByRole('link', { name }).count()) === 0,
      `an employee's menu has ${name}`,
    );
  }
  // Not only the menu: the services behind it refuse too.
  const status = await page.evaluate(async () => {
    const answer = await fetch('/vagtbro.directory.v1.DirectoryService/ListEmployments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tenantId: 'legeby' }),
    });
    return answer.status;
  });
  expect(status === 403, `ListEmployments answered an employee with ${status}`);
  await page.context().close();
});

await story('a leader sees the board of their own units, and nothing of the others', async () => {
  const page = await signIn('leader');
  await page.getByText('Live', { exact: true }).waitFor();
  const seen = await page.evaluate(async () => {
    const ask = async (unit) =>
      fetch('/vagtbro.pool.v1.PoolService/ListGaps', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ tenantId: 'legeby', ...unit }),
      }).then((answer) => answer.status);
    const me = await (await fetch('/auth/me')).json();
    return {
      units: me.units,
      own: await ask({ unitId: me.units[0] }),
      other: await ask({ unitId: 'day1' }),
      all: await ask({}),
    };
  });
  expect(!seen.units.includes('day1'), 'the leader of the demo leads day1: take another unit here');
  expect(seen.own === 200, `own unit: ${seen.own}`);
  expect(seen.other === 403 && seen.all === 403, `other unit: ${seen.other}, all: ${seen.all}`);
  await page.context().close();
});

await story(
  'every page, in light and dark, on a desk and in a hand, is looked at by axe',
  async () => {
    const looks = [
      ['desktop', 'light', { viewport: DESKTOP }],
      ['desktop', 'dark', { viewport: DESKTOP }],
      ['phone', 'light', { viewport: PHONE, hasTouch: true }],
      ['phone', 'dark', { viewport: PHONE, hasTouch: true }],
    ];
    // The employee's pages are looked at by me.mjs.
    const PAGES = {
      planner: {
        board: '/',
        roster: '/roster',
        people: '/people',
        reports: '/reports',
        wall: '/?wall',
      },
      leader: { leader: '/leader' },
      auditor: { why: '/why' },
    };
    for (const [size, colorScheme, options] of looks) {
      for (const [person, pages] of Object.entries(PAGES)) {
        const page = await signIn(person, { colorScheme, ...options });
        for (const [name, path] of Object.entries(pages)) {
          await open(page, path);
          await page.screenshot({
            path: `${shots}/${name}-${size}-${colorScheme}.png`,
            fullPage: true,
          });
          await accessible(page, `${name} (${size}, ${colorScheme})`);
        }
        expect(page.foreign.length === 0, `requests to other hosts: ${page.foreign}`);
        expect(page.broken.length === 0, `errors in the console: ${page.broken}`);
        await page.context().close();
      }
    }
  },
);

await story('English is a click away, and stays', async () => {
  const page = await signIn('planner');
  await page.getByRole('button', { name: 'In English' }).click();
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
  expect(
    (await page.locator('html').getAttribute('lang')) === 'en',
    'the page does not say its language',
  );
  await page.context().close();
});

await end();
