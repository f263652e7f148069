import { ActionIcon, Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '@/ui/FieldRow';
import { IconClose, IconPlus } from '@/ui/icons';
import styles from './CustomerForm.module.css';

type PhonesFieldProps = {
  phones: readonly string[];
  onChange: (phones: string[]) => void;
  error: string | null;
};

/** As many phones as a customer has; the first is the one that lists show. */
export function PhonesField({ phones, onChange, error }: PhonesFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const label = t('customers.field.phones');
  return (
    <FieldRow label={label} htmlFor={`${id}-0`} error={error} errorId={`${id}-error`}>
      <div className={styles.phones}>
        {phones.map((text, at) => (
          <span key={at} className={styles.phoneLine}>
            <input
              id={`${id}-${at}`}
              name={at === 0 ? 'phones' : undefined}
              type="text"
              inputMode="tel"
              className={styles.input}
              data-step
              autoComplete="off"
              maxLength={60}
              aria-label={at === 0 ? undefined : t('customers.form.phoneNumber', { number: at + 1 })}
              aria-invalid={error !== null}
              aria-describedby={error === null ? undefined : `${id}-error`}
              placeholder={at === 0 ? t('customers.form.phoneHint') : undefined}
              value={text}
              onChange={(event) => {
                onChange(phones.with(at, event.target.value));
              }}
            />
            {phones.length > 1 && (
              <ActionIcon
                aria-label={t('customers.form.dropPhone', { number: at + 1 })}
                onClick={() => {
                  onChange(phones.filter((_, other) => other !== at));
                }}
              >
                <IconClose size="1rem" stroke={1.6} aria-hidden />
              </ActionIcon>
            )}
            {at === phones.length - 1 && phones.length < 20 && (
              <Button
                variant="subtle"
                leftSection={<IconPlus size="1rem" stroke={1.6} aria-hidden />}
                onClick={() => {
                  onChange([...phones, '']);
                }}
              >
                {t('customers.form.addPhone')}
              </Button>
            )}
          </span>
        ))}
      </div>
    </FieldRow>
  );
}
