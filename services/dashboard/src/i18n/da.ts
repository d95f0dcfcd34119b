// Danish, the language of the house; each room has its words in da/. English has the same keys, or
// does not compile.
import { acts } from './da/acts';
import { board } from './da/board';
import { desk } from './da/desk';
import { leader } from './da/leader';
import { me } from './da/me';
import { people } from './da/people';
import { refusals } from './da/refusals';
import { reports } from './da/reports';
import { roster } from './da/roster';
import { self } from './da/self';
import { watch } from './da/watch';
import { wish } from './da/wish';
import type { Texts } from './texts';

export const da = {
  app: {
    name: 'Vagtbro',
    demo: 'Demo: opdigtede mennesker, ingen rigtige data',
    skip: 'Gå til indholdet',
  },
  nav: {
    board: 'Vagttavle',
    roster: 'Vagtplan',
    people: 'Medarbejdere',
    me: 'Mine vagter',
    leader: 'Leder',
    why: 'Hvorfor',
    reports: 'Rapporter',
    signOut: 'Log ud',
    main: 'Hovedmenu',
    language: 'In English',
    wall: 'Storskærm',
    dark: 'Mørk',
    light: 'Lys',
    scheme: 'Lys eller mørk visning',
  },
  page: {
    loading: 'Henter siden …',
    broken: 'Siden kunne ikke vises',
    brokenHelp: 'Intet af det, du har sendt, er tabt. Hent siden igen.',
    again: 'Hent igen',
    missing: 'Den side findes ikke',
    home: 'Til forsiden',
  },
  signIn: {
    title: 'Log ind',
    text: 'Vagtbro viser, hvem der mangler, og hvem der kommer.',
    go: 'Log ind',
    failed: 'Vagtbro kan ikke nås lige nu. Siden prøver igen, når du klikker.',
    again: 'Prøv igen',
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

export type Words = Texts<typeof da>;
