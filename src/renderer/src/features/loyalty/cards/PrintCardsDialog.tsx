import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { CARD_CODES, CARD_PAPERS, MOST_CARDS } from '@shared/features/loyalty/cards.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone, notifyError } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import styles from '../Loyalty.module.css';

type PrintCardsDialogProps = { ids: readonly CustomerId[]; onClose: () => void };

/** Member cards on paper: of what size, and with which code. */
export function PrintCardsDialog({ ids, onClose }: PrintCardsDialogProps) {
  const { t, i18n } = useTranslation();
  const [paperId, codeId] = [useId(), useId()];
  const [keptPaper, setPaper] = useRemembered('card paper', 'sheet');
  const [keptCode, setCode] = useRemembered('card code', 'bars');
  const [isPrinting, setIsPrinting] = useState(false);
  const mayGive = useMay('customers.write');
  const giving = useAct('loyalty.giveNumbers');
  const isTooMany = ids.length > MOST_CARDS;
  const paper = CARD_PAPERS.find((one) => one === keptPaper) ?? 'sheet';
  const code = CARD_CODES.find((one) => one === keptCode) ?? 'bars';

  const make = async (how: 'paper' | 'pdf'): Promise<void> => {
    if (isPrinting || isTooMany) return;
    setIsPrinting(true);
    const ask = { ids: [...ids], paper, code, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('loyalty.printCards', ask);
      else {
        const saved = await call('loyalty.saveCards', ask);
        if (saved === null) return;
        notifyDone(t('loyalty.prints.savedAs', { name: saved.fileName }));
      }
      onClose();
    } catch (error) {
      notifyError(error);
    } finally {
      setIsPrinting(false);
    }
  };
  const give = async (): Promise<void> => {
    const done = await giving.run({ ids: [...ids] });
    if (done === null) return;
    const { given } = done.value;
    offerUndo(t('loyalty.prints.given', { count: given, number: formatNumber(given) }), done.commandId);
  };
  return (
    <FormDialog
      title={t('loyalty.prints.title', { count: ids.length, number: formatNumber(ids.length) })}
      back={t('loyalty.back')}
      save={t('loyalty.prints.go')}
      isRunning={isPrinting}
      isDisabled={isTooMany}
      onSave={() => void make('paper')}
      onClose={onClose}
      actions={
        <>
          {mayGive && ids.length > 1 && (
            <Button size="md" loading={giving.isRunning} onClick={() => void give()}>
              {t('loyalty.prints.give')}
            </Button>
          )}
          <Button size="md" disabled={isTooMany || isPrinting} onClick={() => void make('pdf')}>
            {t('loyalty.prints.pdf')}
          </Button>
        </>
      }
    >
      <FieldRow label={t('loyalty.prints.paper')} labelId={paperId}>
        <Choice
          labelledBy={paperId}
          value={paper}
          onChange={setPaper}
          options={CARD_PAPERS.map((value) => ({ value, text: t(`loyalty.prints.of.${value}`) }))}
        />
      </FieldRow>
      <FieldRow label={t('loyalty.prints.code')} labelId={codeId}>
        <Choice
          labelledBy={codeId}
          value={code}
          onChange={setCode}
          options={CARD_CODES.map((value) => ({ value, text: t(`loyalty.prints.codes.${value}`) }))}
        />
      </FieldRow>
      <p className={styles.meta}>{t('loyalty.prints.hint')}</p>
      {isTooMany && (
        <Notice kind="warn" text={t('loyalty.prints.tooMany', { most: formatNumber(MOST_CARDS) })} />
      )}
      {giving.error && <ErrorNotice error={giving.error} />}
    </FormDialog>
  );
}
