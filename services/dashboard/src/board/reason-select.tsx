// Reason select: why, from a list: there is no place for a sentence, and so none for an illness.
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActReason } from '../gen/vagtbro/types/v1/act_pb';

interface Props {
  reasons: ActReason[];
  value: ActReason;
  onChange: (reason: ActReason) => void;
  required?: boolean;
  error?: string | false;
}

export function ReasonSelect({ reasons, value, onChange, required = false, error }: Props) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('actReason.label')}
      withAsterisk={required}
      aria-required={required}
      error={error}
      value={String(value)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
      data={[
        { value: '0', label: t('actReason.pick') },
        ...reasons.map((one) => ({
          value: String(one),
          label: t(`actReason.${one}` as never) as string,
        })),
      ]}
    />
  );
}
