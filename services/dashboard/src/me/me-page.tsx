// Me page: what is an employee's own, part by part; each has its address and a place in the bar that
// stands at the bottom of a telephone's screen.
import { Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageMissing, PagePending } from '../shell/page-states';
import { useClock } from '../time/use-clock';
import { MeNav } from './me-nav';
import './me.css';

const PARTS = {
  shifts: lazy(() => import('./shifts-page').then((page) => ({ default: page.ShiftsPage }))),
  offers: lazy(() => import('./offers-page').then((page) => ({ default: page.OffersPage }))),
  sick: lazy(() => import('./sick-page').then((page) => ({ default: page.SickPage }))),
  wishes: lazy(() => import('./wishes-page').then((page) => ({ default: page.WishesPage }))),
  swaps: lazy(() => import('./swaps-page').then((page) => ({ default: page.SwapsPage }))),
  self: lazy(() => import('./self-page').then((page) => ({ default: page.SelfPage }))),
};

export type Part = keyof typeof PARTS;

export function partOf(param: string | undefined): Part | undefined {
  if (param === undefined) return 'shifts';
  return Object.hasOwn(PARTS, param) ? (param as Part) : undefined;
}

export function MePage() {
  const { part } = useParams({ strict: false }) as { part?: string };
  const shown = partOf(part);
  useClock();
  useNotices();
  return shown ? <ShownPart part={shown} /> : <PageMissing />;
}

// Titles itself; and whoever goes to another part is taken there, ears and keyboard too.
function ShownPart({ part }: { part: Part }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(part);
  const name = t(`me.part.${part}`);
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);
  useEffect(() => {
    if (before.current !== part) place.current?.focus();
    before.current = part;
  }, [part]);
  const Page = PARTS[part];
  return (
    <div className="me">
      <MeNav current={part} />
      <Stack ref={place} maw={640} className="me-part" tabIndex={-1} role="group" aria-label={name}>
        <Suspense fallback={<PagePending />}>
          <Page />
        </Suspense>
      </Stack>
    </div>
  );
}

// A notice that was pressed leads this page to where its word is to be read.
function useNotices() {
  const navigate = useNavigate();
  useEffect(() => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    const go = (event: MessageEvent<{ go?: unknown }>) => {
      const to = event.data?.go;
      if (typeof to === 'string' && to.startsWith('/me')) void navigate({ to });
    };
    workers?.addEventListener('message', go);
    return () => workers?.removeEventListener('message', go);
  }, [navigate]);
}
