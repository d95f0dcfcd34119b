// English; each room has its words in en/.
import type { Words } from './da';
import { acts } from './en/acts';
import { board } from './en/board';
import { desk } from './en/desk';
import { leader } from './en/leader';
import { me } from './en/me';
import { people } from './en/people';
import { refusals } from './en/refusals';
import { reports } from './en/reports';
import { roster } from './en/roster';
import { self } from './en/self';
import { watch } from './en/watch';
import { wish } from './en/wish';

export const en: Words = {
  app: { name: 'Vagtbro', demo: 'Demo: invented people, no real data', skip: 'Skip to content' },
  nav: {
    board: 'Board',
    roster: 'Roster',
    people: 'People',
    me: 'My shifts',
    leader: 'Leader',
    why: 'Why',
    reports: 'Reports',
    signOut: 'Sign out',
    main: 'Main menu',
    language: 'På dansk',
    wall: 'Wall mode',
    dark: 'Dark',
    light: 'Light',
    scheme: 'Light or dark view',
  },
  page: {
    loading: 'Loading the page …',
    broken: 'The page could not be shown',
    brokenHelp: 'Nothing that you have sent is lost. Load the page again.',
    again: 'Load again',
    missing: 'There is no such page',
    home: 'To the first page',
  },
  signIn: {
    title: 'Sign in',
    text: 'Vagtbro shows who is missing, and who is coming.',
    go: 'Sign in',
    failed: 'Vagtbro cannot be reached right now. It is tried again when you click.',
    again: 'Try again',
  },
  ...acts,
  ...board,
  ...desk,
  ...watch,
  ...roster,
  ...people,
  ...me,
  ...self,
  ...wish,
  ...leader,
  ...reports,
  ...refusals,
};
