import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { FieldRow } from '@/ui/FieldRow';
import sheet from '@/ui/DialogBody.module.css';

type CauseFieldProps = { value: string; autoFocus?: boolean; onChange: (text: string) => void };

/** Why it came, chosen from what the shop has named before or typed anew. */
export function CauseField({ value, autoFocus = false, onChange }: CauseFieldProps) {
  const { t } = useTranslation();
  const ids = { field: useId(), list: useId() };
  const { data: causes = [] } = useCall('complaints.causes', {});
  return (
    <FieldRow label={t('complaints.field.cause')} htmlFor={ids.field} hint={t('complaints.cause.hint')}>
      <div>
        <input
          id={ids.field}
          className={sheet.select}
          list={ids.list}
          autoComplete="off"
          {...(autoFocus && { 'data-autofocus': true })}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
        <datalist id={ids.list}>
          {causes.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
      </div>
    </FieldRow>
  );
}
