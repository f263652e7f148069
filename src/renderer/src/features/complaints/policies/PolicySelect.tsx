import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';

type PolicySelectProps = {
  id: string;
  value: number | null;
  isDisabled?: boolean;
  onChange: (policyId: number | null) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** Which of the shop's policies a request is about, each with its answer. */
export function PolicySelect({ id, value, isDisabled = false, onChange, onKeyDown }: PolicySelectProps) {
  const { t } = useTranslation();
  const { data: policies = [] } = useCall('complaints.policies', {});
  return (
    <select
      id={id}
      className={sheet.select}
      value={value ?? ''}
      disabled={isDisabled}
      onChange={({ target }) => {
        onChange(target.value === '' ? null : Number(target.value));
      }}
      onKeyDown={onKeyDown}
    >
      <option value="">{t('complaints.policy.none')}</option>
      {policies
        .filter((one) => !one.isRetired || one.id === value)
        .map((one) => (
          <option key={one.id} value={one.id}>
            {t('common.labelled', { label: t(`complaints.policy.answer.${one.answer}`), text: one.what })}
          </option>
        ))}
    </select>
  );
}
