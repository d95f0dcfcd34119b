// useDrag: a bar between being lifted and put down: where it would lie, and about whom the law is
// asked.
import {
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragMoveEvent,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { aimOf, grabOf, stepDown, type Aim, type Grab } from './aim';
import { HOUR, SNAP } from './axis';
import type { Row } from './rows';
import { MOST, useJudgements, type Question } from './use-judgements';

interface Drag {
  grab: Grab;
  delta: { x: number; y: number };
  exact: boolean; // by keys: no tremble to forgive
  people: string[];
}

// Kept apart from the rendering: sensors that are made anew would draw every bar anew.
const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 300, tolerance: 8 } };
// Enter opens the bar; only space lifts it.
const KEYS = {
  scrollBehavior: 'auto' as const,
  keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
};

// Whoever has a row near this one: the law is asked about all of them at once.
function around(rows: Row[], row: Row): string[] {
  const at = rows.indexOf(row);
  const near = rows
    .map((one, index) => ({ id: one.employmentId, far: Math.abs(index - at) }))
    .filter((one) => one.id !== '')
    .sort((a, b) => a.far - b.far);
  return [...new Set(near.map((one) => one.id))].slice(0, MOST).sort();
}

export function useDrag(rows: Row[], lane: number) {
  const [begun, setDrag] = useState<Drag>();
  // The rows may be loaded anew under the hand.
  const drag = begun && { ...begun, grab: grabOf(rows, begun.grab.bar.key) ?? begun.grab };
  // What the keys go on from: read between two renderings.
  const latest = useRef<Drag | undefined>(undefined);
  latest.current = drag;
  const rowsNow = useRef(rows);
  rowsNow.current = rows;

  const coordinateGetter = useMemo<KeyboardCoordinateGetter>(
    () =>
      (event, { currentCoordinates: at }) => {
        const now = latest.current;
        if (!now || !event.code.startsWith('Arrow')) return undefined;
        event.preventDefault();
        const step = ((event.shiftKey ? HOUR : SNAP) / HOUR) * now.grab.row.axis.hour;
        const down = (way: 1 | -1) => stepDown(rowsNow.current, now.grab, now.delta.y, lane, way);
        if (event.code === 'ArrowRight') return { ...at, x: at.x + step };
        if (event.code === 'ArrowLeft') return { ...at, x: at.x - step };
        return { ...at, y: at.y + down(event.code === 'ArrowDown' ? 1 : -1) };
      },
    [lane],
  );
  const keys = useMemo(() => ({ ...KEYS, coordinateGetter }), [coordinateGetter]);
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, keys),
  );

  const aim: Aim | undefined = drag && aimOf(rows, drag.grab, drag.delta, lane, drag.exact);
  const missing =
    drag !== undefined &&
    aim !== undefined &&
    aim.employmentId !== '' &&
    !drag.people.includes(aim.employmentId);
  useEffect(() => {
    if (!missing || !aim) return;
    setDrag((now) => now && { ...now, people: around(rows, aim.row) });
  }, [missing, aim, rows]);

  const question: Question | undefined = drag &&
    aim && {
      shiftId: drag.grab.bar.roster ? drag.grab.bar.shift.shiftId : '',
      people: drag.people,
      // A drafted time is not the one that the law would find.
      ...((aim.timeMoved || drag.grab.bar.drafted !== 'no') && { start: aim.start, end: aim.end }),
    };
  return {
    drag,
    aim,
    sensors,
    judgements: useJudgements(question),
    start: ({ active, activatorEvent }: DragStartEvent) => {
      const grab = grabOf(rows, String(active.id));
      if (!grab) return;
      const exact = activatorEvent instanceof KeyboardEvent;
      setDrag({ grab, delta: { x: 0, y: 0 }, exact, people: around(rows, grab.row) });
    },
    move: ({ delta }: DragMoveEvent) =>
      setDrag((now) => now && { ...now, delta: { x: delta.x, y: delta.y } }),
    stop: () => setDrag(undefined),
  };
}
