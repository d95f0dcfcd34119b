// Figure strip: six numbers, each a filter of what stands below; pressed again it shows all.
import { SimpleGrid, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardFigures } from './figures';

export type View = 'all' | 'human' | 'offers' | 'covered' | 'median' | 'risk';

interface Props {
  figures: BoardFigures;
  // Stretches at risk; absent: not known.
  risks: number | undefined;
  // Minutes; null: too few to tell.
  median: number | null;
  view: View;
  onView: (view: View) => void;
}

export function FigureStrip({ figures, risks, median, view, onView }: Props) {
  const { t } = useTranslation();
  const rate = figures.rate;
  const strip: Array<{ view: View; label: string; value: string; more?: string; loud?: boolean }> =
    [
      {
        view: 'human',
        label: t('figure.human'),
        value: `${figures.human}`,
        loud: figures.human > 0,
      },
      { view: 'all', label: t('figure.open'), value: `${figures.open}` },
      { view: 'risk', label: t('figure.risk'), value: risks === undefined ? '–' : `${risks}` },
      { view: 'offers', label: t('figure.offers'), value: `${figures.offers}` },
      {
        view: 'covered',
        label: t('figure.covered'),
        value: `${figures.covered}`,
        ...(rate !== undefined && { more: t('figure.rate', { percent: rate }) }),
      },
      {
        view: 'median',
        label: t('figure.median'),
        value: median === null ? '–' : t('figure.minutes', { count: median }),
        ...(median === null && { more: t('figure.few') }),
      },
    ];
  return (
    <SimpleGrid
      cols={{ base: 2, sm: 3, lg: 6 }}
      spacing="xs"
      role="group"
      aria-label={t('figure.strip')}
    >
      {strip.map((one) => (
        <UnstyledButton
          key={one.view}
          className="figure"
          aria-pressed={view === one.view}
          data-loud={one.loud || undefined}
          onClick={() => onView(view === one.view ? 'all' : one.view)}
        >
          <span className="quiet">{one.label}</span> <b className="tabular">{one.value}</b>{' '}
          {one.more && <span className="quiet">{one.more}</span>}
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
