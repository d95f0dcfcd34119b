// Me nav: the six parts; at the bottom of a telephone, in a row above the page elsewhere.
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Part } from './me-page';
import { useOpenOffers } from './use-offers';
import { useAsked } from './use-swaps';

const ITEMS: Array<{ part: Part; to: string; icon: string }> = [
  { part: 'shifts', to: '/me', icon: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4' },
  { part: 'offers', to: '/me/offers', icon: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4' },
  { part: 'sick', to: '/me/sick', icon: 'M12 4v16M4 12h16' },
  { part: 'wishes', to: '/me/wishes', icon: 'M12 20 4 12a5 5 0 0 1 8-6 5 5 0 0 1 8 6z' },
  { part: 'swaps', to: '/me/swaps', icon: 'M4 8h15l-4-4M20 16H5l4 4' },
  { part: 'self', to: '/me/self', icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0' },
];

export function MeNav({ current }: { current: Part }) {
  const { t } = useTranslation();
  const offers = useOpenOffers().data?.length ?? 0;
  const swaps = useAsked();
  const waits: Partial<Record<Part, [number, string]>> = {
    offers: [offers, t('me.waiting', { count: offers })],
    swaps: [swaps, t('me.asked', { count: swaps })],
  };
  return (
    <nav className="me-nav" aria-label={t('me.parts')}>
      <ul>
        {ITEMS.map(({ part, to, icon }) => (
          <li key={part}>
            <Link
              to={to}
              activeOptions={{ exact: true }}
              aria-current={part === current ? 'page' : undefined}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={icon} />
              </svg>
              <span>{t(`me.part.${part}`)} </span>
              <Waits of={waits[part]} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// A figure to see, and what it counts to hear.
function Waits({ of }: { of: [number, string] | undefined }) {
  const [count, heard] = of ?? [0, ''];
  if (count === 0) return null;
  return (
    <>
      <Badge size="sm" color="red.9" circle={count < 10} className="me-count" aria-hidden>
        {count}
      </Badge>
      <span className="heard">{heard}</span>
    </>
  );
}
