// Draft banner: which drafts there are, and the way to look at and publish them.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { DraftPanel } from './draft-panel';
import { useUnitNames } from './use-units';

export function DraftBanner({ drafts }: { drafts: Draft[] }) {
  const { t } = useTranslation();
  const unitOf = useUnitNames();
  const [open, setOpen] = useState('');
  return (
    <>
      {drafts
        .filter((draft) => draft.diffs.length > 0)
        .map((draft) => (
          <Alert key={draft.unitId} color="bridge" variant="outline" className="draft-banner">
            <Group justify="space-between">
              <div>
                <Text fw={600} role="status">
                  {t('draft.banner', {
                    count: draft.diffs.length,
                    unit: unitOf(draft.unitId),
                  })}
                </Text>
                <Text size="sm">{t('draft.hidden')}</Text>
              </div>
              <Button onClick={() => setOpen(draft.unitId)}>{t('draft.see')}</Button>
            </Group>
          </Alert>
        ))}
      <DraftPanel
        unitId={open}
        draft={drafts.find((one) => one.unitId === open)}
        onClose={() => setOpen('')}
      />
    </>
  );
}
