// Theme: the colours of the house, each with the contrast that WCAG 2.1 AA asks for.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const bridge: MantineColorsTuple = [
  '#e4f6f9',
  '#cfe8ed',
  '#a1d0d9',
  '#6fb7c5',
  '#47a2b4',
  '#2d95a9',
  '#1b7d91',
  '#0b5c6b',
  '#084b58',
  '#003742',
];

export const theme = createTheme({
  primaryColor: 'bridge',
  primaryShade: { light: 7, dark: 6 },
  colors: { bridge },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

// Quiet words are still words: 4.5 to 1 on cards and stripes too.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#555d66', '--mantine-color-anchor': '#0b5c6b' },
  dark: { '--mantine-color-dimmed': '#b4bcc4', '--mantine-color-anchor': '#7cc7d4' },
});
