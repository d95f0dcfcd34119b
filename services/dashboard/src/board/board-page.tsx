// Board page: open gaps by the time left, what asks for a human first and loudest, and what to do.
import './board.css';
import { Stack, Text } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { useServerTime } from '../time/server-clock';
import { BoardHead } from './board-head';
import { closedGaps, type Board } from './board-state';
import { CallBacks, useCallBacks } from './call-backs';
import { ClosedGaps } from './closed-gaps';
import { DetailPlace } from './detail-place';
import { DoneContext, useDoneList } from './done-context';
import { FigureStrip, type View } from './figure-strip';
import { figuresOf } from './figures';
import { StaleAlert } from './freshness';
import { GapDetail } from './gap-detail';
import { GapQueue } from './gap-queue';
import { KeyHelp } from './key-help';
import { QueueTools } from './queue-tools';
import { realRisks } from './risk-order';
import { Risks, useRisks } from './risks';
import { rowsOf, type Filter } from './sections';
import { UndoBar } from './undo-bar';
import { useAlerts } from './use-alerts';
import { useBoard } from './use-board';
import { useMedian } from './use-median';
import { useSelection } from './use-selection';
import { useSteady } from './use-steady';

// Groups and colours go by quarters of a minute; countdowns have their own clock.
const STEP = 15_000;

const QUEUES: Partial<Record<View, Filter>> = { all: 'all', human: 'human', offers: 'offers' };

// The queue as it is filtered, held still under a hand.
function useQueue(board: Board, now: number) {
  const [view, setView] = useState<View>('all');
  const [words, setWords] = useState('');
  const filter = QUEUES[view];
  const rows = useMemo(
    () => (filter ? rowsOf(board, now, filter, words) : []),
    // A heartbeat makes a new board of the same gaps: nothing has to be sorted for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [board.gaps, now, filter, words],
  );
  const showAll = () => {
    setView('all');
    setWords('');
  };
  const steady = useSteady(rows);
  return { view, setView, words, setWords, filter, rows, steady, showAll };
}

export function BoardPage() {
  const { t } = useTranslation();
  const { tenant, units } = useSession();
  const board = useBoard(useClients(), tenant, units);
  const now = useServerTime(STEP);
  const wide = useMediaQuery('(min-width: 75em)') ?? false;
  const [sound, setSound] = useLocalStorage({ key: 'vagtbro.sound', defaultValue: false });
  const [keys, setKeys] = useLocalStorage({ key: 'vagtbro.keys', defaultValue: true });
  const [help, setHelp] = useState(false);
  const toggleHelp = () => setHelp((before) => !before);
  const done = useDoneList();
  const callBacks = useCallBacks();
  const known = board.boardTime > 0;
  const risks = useRisks(board);
  const median = useMedian(now, known);
  const news = useAlerts(board, sound, callBacks?.length ?? 0);
  const queue = useQueue(board, now);
  const { selected, gap, again, wanted, open, close } = useSelection({
    board,
    keys,
    onHelp: toggleHelp,
  });
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const figures = useMemo(() => figuresOf(board), [board.gaps]);
  const { view } = queue;
  const shows = (...views: View[]) => view === 'all' || views.includes(view);
  return (
    <DoneContext.Provider value={done}>
      <Stack>
        <BoardHead board={board} sound={sound} onSound={setSound} help={help} onHelp={toggleHelp} />
        <div role="status" aria-live="assertive" className="heard">
          {news}
        </div>
        {help && <KeyHelp on={keys} onSwitch={setKeys} onHide={() => setHelp(false)} />}
        <StaleAlert board={board} />
        {board.connection === 'connecting' && <Text role="status">{t('board.loading')}</Text>}
        <FigureStrip
          figures={figures}
          risks={risks.isError || !risks.data ? undefined : realRisks(risks.data.risks).length}
          median={median}
          view={view}
          onView={queue.setView}
        />
        <div className="board" data-wide={wide || undefined}>
          <Stack>
            {shows('human') && <CallBacks callBacks={callBacks} />}
            {queue.filter && (
              <QueueTools
                words={queue.words}
                onWords={queue.setWords}
                filtered={view !== 'all' || queue.words !== ''}
                onAll={queue.showAll}
              />
            )}
            {queue.filter && queue.rows.length === 0 && known && (
              <Text>{figures.open === 0 ? t('board.none') : t('queue.filtered')}</Text>
            )}
            <GapQueue
              steady={queue.steady}
              gaps={board.gaps}
              now={now}
              selected={selected}
              onOpen={open}
            />
            {shows('risk') && <Risks risks={risks} />}
            {shows('covered', 'median') && <ClosedGaps gaps={closedGaps(board)} onOpen={open} />}
          </Stack>
          <div className="board-side">
            <DetailPlace wide={wide} place={gap?.place} onClose={close} ownEscape>
              {gap && <GapDetail gap={gap} wanted={wanted} again={again} onAgain={open} />}
            </DetailPlace>
            <UndoBar board={board} />
          </div>
        </div>
      </Stack>
    </DoneContext.Provider>
  );
}
