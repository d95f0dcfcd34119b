// Wish calendar: five weeks from this Monday; a day says in words what is wished about it.
import { useTranslation } from 'react-i18next';
import { WishKind, type WishSet } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { language } from '../i18n';
import { addDays, day, isoDay, millis, startOfDay } from '../time/copenhagen';
import { mondayOf, weekOf } from '../time/local';
import { serverNow } from '../time/server-clock';

const WEEKS = 5;

// What is wished about any part of a Danish day; a "rather not" is shown before a "want".
export function wishOf(wishes: WishSet[], iso: string): WishKind {
  const [start, end] = [startOfDay(iso), startOfDay(addDays(iso, 1))];
  const touching = wishes.filter(
    (wish) => millis(wish.interval?.startTime) < end && millis(wish.interval?.endTime) > start,
  );
  return touching.reduce((most, wish) => Math.max(most, wish.kind), WishKind.UNSPECIFIED);
}

interface Props {
  wishes: WishSet[];
  picked: string;
  pick: (iso: string) => void;
}

export function WishCalendar({ wishes, picked, pick }: Props) {
  const { t } = useTranslation();
  const today = isoDay(serverNow());
  const monday = mondayOf(today);
  const weekday = (i: number) =>
    day(startOfDay(addDays(monday, i)), language())
      .split(' ')[0]
      ?.replace('.', '');
  return (
    <table className="me-days">
      <caption className="heard">{t('wish.calendar')}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((i) => (
            <th key={i} scope="col">
              {weekday(i)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: WEEKS }, (_, week) => (
          <tr key={week} aria-label={t('wish.week', { week: weekOf(addDays(monday, 7 * week)) })}>
            {[0, 1, 2, 3, 4, 5, 6].map((i) => {
              const iso = addDays(monday, 7 * week + i);
              const wish = wishOf(wishes, iso);
              const kind = t(`wish.kinds.${wish}` as never) as string;
              const [, month, date] = iso.split('-').map(Number);
              return (
                <td key={iso}>
                  <button
                    type="button"
                    data-wish={wish}
                    disabled={iso < today}
                    aria-label={wish > 0 ? `${date}/${month} ${kind}` : undefined}
                    aria-pressed={iso === picked}
                    onClick={() => pick(iso)}
                  >
                    {date}/{month}
                    <span aria-hidden="true">{t(`wish.marks.${wish}` as never) as string}</span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
