// Undo bar: what one has just done stays in sight until it is hidden; nobody has to be quick.
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board } from './board-state';
import type { Done } from './desk-acts';
import { useDone } from './done-context';
import { UndoButton } from './undo-button';

// A search can be undone only while its latest act is this one; of a shift the roster knows.
function canUndo(done: Done, board: Board): boolean {
  if (done.undone) return false;
  if (done.steer === undefined) return true;
  const gap = board.gaps.get(done.gap.gapId);
  return gap !== undefined && gap.open && gap.undoableAct === done.steer;
}

export function UndoBar({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { done, undone, forget } = useDone();
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
              <Group gap="xs">
                {canUndo(one, board) && (
                  <UndoButton
                    what={what}
                    onUndone={() => undone(one.id)}
                    {...(one.steer === undefined
                      ? { shiftId: one.gap.shiftId }
                      : { gapId: one.gap.gapId })}
                  />
                )}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`${t('undo.hide')}: ${what}`}
                  onClick={() => forget(one.id)}
                >
                  {t('undo.hide')}
                </Button>
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}
