// Heat map: service level by day and hour; a letter in each cell, so that colour is not the only sign.
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { clock, day as dayWords } from '../time/copenhagen';
import type { DayRow } from './heat-cells';

export function HeatMap({ rows, caption }: { rows: DayRow[]; caption: string }) {
  const { t } = useTranslation();
  const hours = Math.max(0, ...rows.map((row) => row.cells.length));
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={caption}>
      <table className="heat">
        <caption className="heard">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roster.day')}</th>
            {Array.from({ length: hours }, (_, hour) => (
              <th scope="col" key={hour}>
                {clock(rows.find((row) => row.cells.length > hour)?.cells[hour]?.start ?? 0).slice(
                  0,
                  2,
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.day}>
              <th scope="row">{dayWords(row.cells[0]?.start ?? 0, language())}</th>
              {row.cells.map((cell) => (
                <td
                  key={cell.start}
                  data-level={cell.level}
                  title={`${clock(cell.start)} ${t(`levelLong.${cell.level}` as never)}, ${cell.heads}`}
                >
                  {cell.level === 4 ? '!' : t(`level.${cell.level}` as never)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
