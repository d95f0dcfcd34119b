// Undo bar: what one has just done stays in sight until it is hidden; nobody has to be quick.
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { againOf, type Board } from './board-state';
import type { Done } from './desk-acts';
import { useDone } from './done-context';
import { UndoButton } from './undo-button';

// A search can be undone only while its latest act is this one; a shift only while the board has its
// gap and nobody is searched for again: then it has been undone, by whomever.
function canUndo(done: Done, board: Board): boolean {
  if (done.undone) return false;
  const gap = board.gaps.get(done.gap.gapId);
  if (done.steer === undefined) return gap !== undefined && againOf(board, gap) === undefined;
  return gap !== undefined && gap.open && gap.undoableAct === done.steer;
}

export function UndoBar({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { done, undone, clear } = useDone();
  if (done.length === 0) return null;
  return (
    <Paper
      component="section"
      aria-label={t('undo.bar')}
      withBorder
      shadow="md"
      p="xs"
      className="undo-bar"
    >
      <Stack gap={4}>
        {done.map((one) => {
          const what = `${one.what}: ${one.gap.place}`;
          return (
            <Group key={one.id} gap="sm" justify="space-between">
              <Text size="sm" fw={500} role="status">
                {one.undone ? t('undo.undone', { what }) : what}
              </Text>
              {canUndo(one, board) && (
                <UndoButton
                  what={what}
                  onUndone={() => undone(one.id)}
                  {...(one.steer === undefined
                    ? { shiftId: one.gap.shiftId }
                    : { gapId: one.gap.gapId })}
                />
              )}
            </Group>
          );
        })}
        <Button
          size="compact-sm"
          variant="subtle"
          style={{ alignSelf: 'flex-end' }}
          aria-label={`${t('undo.hide')}: ${t('undo.bar')}`}
          onClick={clear}
        >
          {t('undo.hide')}
        </Button>
      </Stack>
    </Paper>
  );
}
