// useRefusal: says a refused call in the reader's language: `say(error)`.
import { useTranslation } from 'react-i18next';
import { sayRefusal } from './refusal';

export function useRefusal(): (error: unknown) => string {
  const { i18n } = useTranslation();
  return (error) => sayRefusal(i18n, error);
}
