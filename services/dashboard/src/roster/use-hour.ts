// useHour: how wide an hour is drawn. A week is as wide as the page has room for.
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { hourOfWeek, ZOOMS, type Zoom } from './axis';

// What stands beside the hours, as roster.css has it: the names, the borders, a scroll bar.
const NAMES = 190;
const NAMES_NARROW = 112;
const EDGES = 20;

export function useHour(zoom: Zoom) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const narrow = useMediaQuery('(max-width: 48em)');
  const room = width - (narrow ? NAMES_NARROW : NAMES) - EDGES;
  return { ref, hour: zoom === 'days' ? hourOfWeek(width > 0 ? room : 0) : ZOOMS[zoom].hour };
}
