// Receipt: the number of a sick report, large enough to be copied by hand and read digit by digit.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Receipt({ number }: { number: string }) {
  const { t } = useTranslation();
  if (!number) return null;
  return (
    <>
      <Text size="sm">{t('me.receipt')}</Text>
      <div className="me-receipt">
        <span aria-hidden="true">{number}</span>
        <span className="heard">{[...number].join(' ')}</span>
      </div>
    </>
  );
}
