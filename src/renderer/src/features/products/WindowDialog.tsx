import { Button } from '@mantine/core';
import type { ProductFilter } from '@shared/features/products/products.contract';
import { CONTACT_LIMIT } from '@shared/features/products/window.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ClientError } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './ProductCard.module.css';

const ANSWERS = ['yes', 'no'] as const;
type Answer = (typeof ANSWERS)[number];

type WindowDialogProps = { filter: ProductFilter; total: number; onClose: () => void };

/** Makes the shop window of the list as it is narrowed: what it shows, then where it goes. Files of others are asked about. */
export function WindowDialog({ filter, total, onClose }: WindowDialogProps) {
  const { t, i18n } = useTranslation();
  const pricesLabel = useId();
  const picturesLabel = useId();
  const [prices, setPrices] = useState<Answer>('yes');
  const [pictures, setPictures] = useState<Answer>('yes');
  const [contact, setContact] = useRemembered('window contact', '');
  const [isRunning, setIsRunning] = useState(false);
  const [refused, setRefused] = useState<{ token: string; error: ClientError } | null>(null);
  const isForeign = refused?.error.code === 'products.windowForeign';

  const write = async (token: string, mayReplace: boolean): Promise<void> => {
    setIsRunning(true);
    setRefused(null);
    try {
      const made = await call('products.makeWindow', {
        token,
        filter,
        hasPrices: prices === 'yes',
        hasPictures: pictures === 'yes',
        contact: contact.trim().slice(0, CONTACT_LIMIT),
        mayReplace,
        language: i18n.language as Language,
      });
      notifyDone(
        made.left === 0
          ? t('products.window.done', { count: made.files })
          : t('products.window.left', { count: made.left }),
      );
      onClose();
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      setRefused({ token, error });
    } finally {
      setIsRunning(false);
    }
  };
  const choose = async (): Promise<void> => {
    const place = await call('products.chooseWindowPlace', {});
    if (place !== null) await write(place.token, false);
  };
  const answers = (of: 'withPrices' | 'withPictures') =>
    ANSWERS.map((value) => ({ value, text: t(`products.window.${of}.${value}`) }));
  return (
    <FormDialog
      title={t('products.window.title', { count: total, number: formatNumber(total) })}
      back={t('products.back')}
      save={t(isForeign ? 'products.window.again' : 'products.window.save')}
      isRunning={isRunning}
      isDisabled={total === 0}
      onSave={() => void choose()}
      onClose={onClose}
      actions={
        isForeign && (
          <Button size="md" disabled={isRunning} onClick={() => void write(refused.token, true)}>
            {t('products.window.replace')}
          </Button>
        )
      }
    >
      <p className={styles.quiet}>{t('products.window.what')}</p>
      <FieldRow label={t('products.window.prices')} labelId={pricesLabel}>
        <Choice
          labelledBy={pricesLabel}
          value={prices}
          onChange={setPrices}
          options={answers('withPrices')}
        />
      </FieldRow>
      <FieldRow label={t('products.window.pictures')} labelId={picturesLabel}>
        <Choice
          labelledBy={picturesLabel}
          value={pictures}
          onChange={setPictures}
          options={answers('withPictures')}
        />
      </FieldRow>
      <TextField
        label={t('products.window.contact')}
        value={contact}
        onChange={setContact}
        placeholder={t('products.window.contactHint')}
        autoFocus
      />
      {refused && <ErrorNotice error={refused.error} />}
    </FormDialog>
  );
}
