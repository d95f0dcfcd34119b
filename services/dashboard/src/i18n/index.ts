// i18n: Danish unless the person has chosen English; remembered in this browser.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../time/copenhagen';
import { da } from './da';
import { en } from './en';

const KEY = 'vagtbro.language';

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'da';
}

export async function setLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
  await i18next.changeLanguage(chosen);
}

export async function startLanguage(): Promise<void> {
  const chosen: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'da';
  await i18next.use(initReactI18next).init({
    lng: chosen,
    fallbackLng: 'da',
    resources: { da: { translation: da }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = chosen;
}
