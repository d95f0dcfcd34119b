// Plan view: the timeline with what can be done on it: drag, open, draft, publish, print.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import type { Aim } from './aim';
import { mondays, ZOOMS } from './axis';
import { canDraft, type Bar } from './bars';
import { DraftBanner } from './draft-banner';
import { NewShift } from './new-shift';
import { sheetOf } from './print-rows';
import { PlanNotes } from './plan-notes';
import { PrintSheet } from './print-sheet';
import { RosterTimeline } from './roster-timeline';
import { ShiftPanel } from './shift-panel';
import type { Plan } from './shift-step';
import { changed, useActs, type Act } from './use-acts';
import { useFolds, useSeen } from './use-folds';
import { useHour } from './use-hour';
import { useRows, type Sight } from './use-rows';
import type { Said } from './verdict';
import { useVerdictWords } from './verdict-panel';

interface Props extends Omit<Sight, 'folded' | 'seen' | 'hour'> {
  now: boolean;
}

// The unit whose draft takes a change: the row's own, or the shift's first.
const draftOf = (bar: Bar) => bar.diff?.change?.unitId || (bar.shift.unitIds[0] ?? '');

// What is put back to where it stands is no change any more.
function drafting(bar: Bar, plan: Plan): Act {
  const { before, change } = bar.diff ?? {};
  const unitId = draftOf(bar);
  const shift = changed(bar.shift, plan);
  const back =
    before?.employmentId === shift.employmentId &&
    millis(before.interval?.startTime) === millis(shift.interval?.startTime) &&
    millis(before.interval?.endTime) === millis(shift.interval?.endTime);
  // An empty id would drop all of the draft.
  if (back && change?.changeId) return { kind: 'drop', unitId, changeId: change.changeId };
  return { kind: 'draft', unitId, shift };
}

export function PlanView({ now, ...sight }: Props) {
  const { t } = useTranslation();
  const say = useRefusal();
  const { units, zoom, first, employmentId } = sight;
  const { folded, fold, foldAll } = useFolds(units);
  const { seen, onSight } = useSeen(units);
  const drawn = employmentId ? 'days' : zoom;
  const { ref, hour } = useHour(drawn);
  const { rows, groups, layout, lane, shifts, awayError, drafts } = useRows({
    ...sight,
    hour,
    folded,
    seen,
  });
  const [open, setOpen] = useState<{ bar: Bar; plan?: Plan }>();
  const [adding, setAdding] = useState(false);
  const acts = useActs();
  const words = useVerdictWords();
  const [against, setAgainst] = useState(''); // what the rules said against the latest drop
  const onOpen = useCallback((bar: Bar) => setOpen({ bar }), []);

  const onDrop = (bar: Bar, aim: Aim, said: Said | undefined) => {
    const plan: Plan = {
      ...(aim.holderMoved && { employmentId: aim.employmentId }),
      ...(aim.timeMoved && { start: aim.start, end: aim.end }),
      said,
    };
    setAgainst(said && !said.allowed ? words(said) : '');
    // At once is asked about first; a draft is nobody's plan yet.
    if (now || !canDraft(bar, serverNow())) setOpen({ bar, plan });
    else acts.act(drafting(bar, plan));
  };
  const sheets = () =>
    groups
      .filter((group) => !group.folded && !group.unseen)
      .flatMap((group) =>
        mondays(first, ZOOMS[zoom].days).map((monday) =>
          sheetOf(group, monday, layout, t('printed.away')),
        ),
      );
  const empty = !shifts.pending && rows.every((row) => row.bars.length === 0);
  const many = units.length > 1 && !employmentId;
  return (
    <>
      <DraftBanner drafts={[...drafts.byUnit.values()]} />
      <PlanNotes shifts={shifts} awayError={awayError} draftError={drafts.error} />
      {acts.error && (
        <Alert color="red" role="alert" withCloseButton onClose={acts.forget}>
          {say(acts.error)}
        </Alert>
      )}
      <Group justify="space-between">
        <Text role="status" size="sm">
          {shifts.pending && rows.length > 0 && !shifts.error
            ? t('roster.loading')
            : acts.done?.kind === 'draft'
              ? against
                ? t('drag.against', { verdict: against })
                : t('shift.drafted')
              : empty &&
                t(many && groups.every((one) => one.folded) ? 'roster.noneFold' : 'roster.none')}
        </Text>
        <Group gap="xs">
          {many && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => foldAll(false)}>
                {t('roster.unfoldAll')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => foldAll(true)}>
                {t('roster.foldAll')}
              </Button>
            </>
          )}
          {!employmentId && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                {t('newShift.go')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                disabled={shifts.pending}
                onClick={() => window.print()}
              >
                {t('roster.print')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      <div ref={ref}>
        {rows.length > 0 && (
          <RosterTimeline
            rows={rows}
            zoom={drawn}
            lane={lane}
            onOpen={onOpen}
            onFold={fold}
            onSight={onSight}
            onDrop={onDrop}
          />
        )}
      </div>
      <ShiftPanel
        bar={open?.bar}
        plan={open?.plan}
        unitId={open ? draftOf(open.bar) : ''}
        now={now}
        onClose={() => setOpen(undefined)}
      />
      <NewShift units={units} day={first} opened={adding} onClose={() => setAdding(false)} />
      {!employmentId && <PrintSheet sheets={sheets} />}
    </>
  );
}
