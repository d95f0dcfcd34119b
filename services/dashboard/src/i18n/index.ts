// i18n: Danish unless the person has chosen English; remembered in this browser. Only the words of
// the language in use are fetched.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../time/copenhagen';

const KEY = 'vagtbro.language';

const WORDS = {
  da: async () => (await import('./da')).da,
  en: async () => (await import('./en')).en,
};

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'da';
}

export async function setLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
  if (!i18next.hasResourceBundle(chosen, 'translation')) {
    i18next.addResourceBundle(chosen, 'translation', await WORDS[chosen]());
  }
  await i18next.changeLanguage(chosen);
}

export async function startLanguage(): Promise<void> {
  const chosen: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'da';
  await i18next.use(initReactI18next).init({
    lng: chosen,
    fallbackLng: chosen,
    resources: { [chosen]: { translation: await WORDS[chosen]() } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = chosen;
}
