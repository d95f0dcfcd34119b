// Print sheet: a page of paper for each unit and week. In the page only while the browser prints,
// by the button or by its own menu.
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { addDays, clock, day, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { weekNumber } from './heat-cells';
import './print.css';
import type { Sheet } from './print-rows';

export function PrintSheet({ sheets }: { sheets: () => Sheet[] }) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture as soon as the event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing) return null;
  const now = serverNow();
  const made = `${day(now, language())} ${clock(now)}`;
  return createPortal(
    <div className="paper">
      {sheets().map((sheet) => (
        <Page key={`${sheet.unitId} ${sheet.monday}`} sheet={sheet} made={made} />
      ))}
    </div>,
    document.body,
  );
}

function Page({ sheet, made }: { sheet: Sheet; made: string }) {
  const { t } = useTranslation();
  const { monday, unit, rows } = sheet;
  const words = (iso: string) => day(startOfDay(iso), language());
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const last = addDays(monday, 6);
  return (
    <section>
      <header>
        <h1>
          {t('printed.title', {
            unit,
            number: weekNumber(monday),
            from: words(monday),
            to: `${words(last)} ${last.slice(0, 4)}`,
          })}
        </h1>
        <p>{t('printed.made', { when: made })}</p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('printed.name')}</th>
            {days.map((one) => (
              <th scope="col" key={one}>
                {words(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.days.map((times, index) => (
                <td key={days[index]}>
                  {times.map((time, at) => (
                    <div key={at}>{time}</div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>{t('printed.empty')}</p>}
    </section>
  );
}
