import { Button } from '@mantine/core';
import type { ProductId } from '@shared/features/products/products.contract';
import {
  MOST_COPIES,
  MOST_SIGNS,
  placesOf,
  readCount,
  SIGN_KINDS,
  type SignKind,
} from '@shared/features/products/signs.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './ProductCard.module.css';

type SignsDialogProps = { ids: readonly ProductId[]; onClose: () => void };

/** Price labels and shelf cards of products: on what paper, how many of each, and from which place of a begun sheet. */
export function SignsDialog({ ids, onClose }: SignsDialogProps) {
  const { t, i18n } = useTranslation();
  const kindLabel = useId();
  const [kept, setKind] = useRemembered('sign paper', 'shelf');
  const kind = SIGN_KINDS.find((one) => one === kept) ?? 'shelf';
  const [copies, setCopies] = useState('1');
  const [first, setFirst] = useState('1');
  const [isRunning, setIsRunning] = useState(false);
  const places = placesOf(kind);
  const count = readCount(copies, 1, MOST_COPIES);
  const from = places === 1 ? 1 : readCount(first, 1, places);
  const signs = count === null ? null : count * ids.length;
  const isTooMany = signs !== null && signs > MOST_SIGNS;
  const isReady = signs !== null && from !== null && !isTooMany;

  const make = async (how: 'paper' | 'pdf'): Promise<void> => {
    if (!isReady || isRunning) return;
    setIsRunning(true);
    const ask = {
      ids: [...ids],
      kind,
      copies: count ?? 1,
      used: (from ?? 1) - 1,
      language: i18n.language as Language,
    };
    try {
      if (how === 'paper') await call('products.printSigns', ask);
      else {
        const saved = await call('products.saveSigns', ask);
        if (saved === null) return;
        notifyDone(t('products.savedAs', { name: saved.fileName }));
      }
      onClose();
    } catch (error) {
      notifyError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog
      title={t('products.signs.title', { count: ids.length, number: formatNumber(ids.length) })}
      back={t('products.back')}
      save={t('products.signs.print', { count: signs ?? 0, number: formatNumber(signs ?? 0) })}
      isRunning={isRunning}
      isDisabled={!isReady}
      onSave={() => void make('paper')}
      onClose={onClose}
      actions={
        <Button size="md" disabled={!isReady || isRunning} onClick={() => void make('pdf')}>
          {t('products.signs.pdf')}
        </Button>
      }
    >
      <FieldRow label={t('products.signs.kind')} labelId={kindLabel}>
        <Choice<SignKind>
          labelledBy={kindLabel}
          value={kind}
          onChange={setKind}
          options={SIGN_KINDS.map((value) => ({ value, text: t(`products.signs.of.${value}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('products.signs.copies')}
        value={copies}
        onChange={setCopies}
        inputMode="numeric"
        error={count === null ? t('products.signs.wrongCount', { most: MOST_COPIES }) : null}
        autoFocus
      />
      {places > 1 && (
        <TextField
          label={t('products.signs.first')}
          value={first}
          onChange={setFirst}
          inputMode="numeric"
          error={from === null ? t('products.signs.wrongPlace', { most: places }) : null}
        />
      )}
      {isTooMany && (
        <p className={styles.warn}>{t('products.signs.tooMany', { most: formatNumber(MOST_SIGNS) })}</p>
      )}
      <p className={styles.quiet}>{t('products.signs.code')}</p>
    </FormDialog>
  );
}
