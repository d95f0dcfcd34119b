// useActWords: what an act is called, what it does, and how it is told once it is done.
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import type { DeskAct } from './desk-acts';

interface ActWords {
  name: string;
  does: string;
  done: string;
}

export function useActWords(gap: BoardGap, act: DeskAct): ActWords {
  const { t } = useTranslation();
  const nameOf = useNames();
  switch (act.kind) {
    case 'steer': {
      const said = (key: string) =>
        t(`act.${key}.${act.act}` as never, { name: nameOf(gap.ownerEmploymentId) }) as string;
      return { name: said('names'), does: said('does'), done: said('done') };
    }
    case 'level': {
      const level = t(`levelLong.${gap.level}` as never) as string;
      return {
        name: t('act.level'),
        does: t('act.levelDoes', { level }),
        done: t('act.levelDone'),
      };
    }
    case 'cancel':
      return { name: t('act.cancel'), does: t('act.cancelDoes'), done: t('act.cancelDone') };
    case 'assign':
      return { name: t('act.assign'), does: '', done: '' };
  }
}
