// Absence bars: four weeks of absences as a picture; the table beside it says the same in words.
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { Absence } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { language } from '../i18n';
import { day, millis } from '../time/copenhagen';

interface Props {
  absences: Absence[];
  from: number; // ms
  to: number;
  now: number;
}

const WIDTH = 640;
const NAMES = 150;
const ROW = 22;

// Where an absence lies in the picture, in per cent of its width; cut where the picture ends.
export function placeOf(absence: Absence, from: number, to: number) {
  const start = Math.max(from, millis(absence.interval?.startTime));
  const said = millis(absence.fitFromTime) || millis(absence.interval?.endTime);
  const end = Math.min(to, said);
  const share = (at: number) => (100 * (at - from)) / (to - from);
  return { left: share(start), width: Math.max(0.5, share(end) - share(start)) };
}

export function AbsenceBars({ absences, from, to, now }: Props) {
  const { t } = useTranslation();
  const name = useNames();
  const people = [...new Set(absences.map((one) => one.employmentId))];
  const x = (share: number) => NAMES + (share / 100) * (WIDTH - NAMES);
  const today = x((100 * (now - from)) / (to - from));
  const weeks = [0, 7, 14, 21].map((days) => from + days * 86_400_000);
  return (
    <svg
      role="img"
      aria-label={t('leader.absenceChart', { count: people.length })}
      viewBox={`0 0 ${WIDTH} ${people.length * ROW + 28}`}
      style={{ maxWidth: 900, width: '100%' }}
      fontSize={12}
      fill="currentColor"
    >
      {weeks.map((at) => {
        const left = x((100 * (at - from)) / (to - from));
        return (
          <g key={at}>
            <line
              x1={left}
              x2={left}
              y1={18}
              y2={people.length * ROW + 24}
              stroke="currentColor"
              opacity={0.25}
            />
            <text x={left + 3} y={12} fontSize={10}>
              {day(at, language())}
            </text>
          </g>
        );
      })}
      {people.map((person, row) => (
        <g key={person}>
          <text x={0} y={row * ROW + 36}>
            {name(person).slice(0, 22)}
          </text>
          {absences
            .filter((one) => one.employmentId === person)
            .map((one) => {
              const { left, width } = placeOf(one, from, to);
              return (
                <rect
                  key={one.absenceId}
                  x={x(left)}
                  y={row * ROW + 24}
                  width={(width / 100) * (WIDTH - NAMES)}
                  height={ROW - 6}
                  rx={3}
                  fill="var(--mantine-color-bridge-6)"
                  strokeDasharray={one.openEnded && !one.fitFromTime ? '4 3' : undefined}
                  stroke="currentColor"
                />
              );
            })}
        </g>
      ))}
      <line
        x1={today}
        x2={today}
        y1={18}
        y2={people.length * ROW + 24}
        stroke="var(--mantine-color-red-7)"
        strokeWidth={2}
      />
    </svg>
  );
}
