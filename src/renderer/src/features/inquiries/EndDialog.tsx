import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { INQUIRY_LIMITS, LOST_REASONS, type LostReason } from '@shared/features/inquiries/inquiries.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type EndDialogProps = { way: 'buy' | 'lose'; row: InquiryRow; onClose: () => void };

/** An inquiry ends: they bought, and with which sale, or they did not, why, and who has the sale. */
export function EndDialog({ way, row, onClose }: EndDialogProps) {
  return way === 'buy' ? <Bought row={row} onClose={onClose} /> : <Lost row={row} onClose={onClose} />;
}

function Bought({ row, onClose }: { row: InquiryRow; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const field = useId();
  const { data: card, error: refusal } = useCall('inquiries.get', { id: row.id });
  const [chosen, setChosen] = useState<number | 'none' | null>(null);
  const [note, setNote] = useState('');
  const { run, isRunning, error } = useAct('inquiries.buy');
  const sales = card?.sales ?? [];
  const sale = chosen ?? sales[0]?.id ?? 'none';
  const save = async (): Promise<void> => {
    const done = await run({ id: row.id, saleId: sale === 'none' ? null : sale, note: note.trim() });
    if (done === null) return;
    offerUndo(t('inquiries.told.buy'), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('inquiries.buy.title')}
      back={t('inquiries.back')}
      save={t('inquiries.buy.save')}
      width={34}
      isRunning={isRunning}
      isDisabled={!card}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{row.need}</p>
      <FieldRow label={t('inquiries.buy.sale')} htmlFor={field} hint={t('inquiries.buy.hint')}>
        <div>
          <select
            id={field}
            className={sheet.select}
            data-autofocus
            value={sale}
            onChange={({ target }) => {
              setChosen(target.value === 'none' ? 'none' : Number(target.value));
            }}
          >
            {sales.map(({ id, soldOn, number, amountCents }) => (
              <option key={id} value={id}>
                {t('inquiries.buy.one', {
                  day: formatDay(soldOn, today),
                  number: number ?? '',
                  amount: formatMoney(amountCents),
                })}
              </option>
            ))}
            <option value="none">{t('inquiries.buy.none')}</option>
          </select>
        </div>
      </FieldRow>
      <Note note={note} onChange={setNote} />
      {(error ?? refusal) && <ErrorNotice error={error ?? refusal} />}
    </FormDialog>
  );
}

function Lost({ row, onClose }: { row: InquiryRow; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useId();
  const [reason, setReason] = useState<LostReason>('price');
  const [lostTo, setLostTo] = useState('');
  const [note, setNote] = useState('');
  const { run, isRunning, error } = useAct('inquiries.lose');
  const save = async (): Promise<void> => {
    const done = await run({ id: row.id, reason, lostTo: lostTo.trim(), note: note.trim() });
    if (done === null) return;
    offerUndo(t('inquiries.told.lose'), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('inquiries.lose.title')}
      back={t('inquiries.back')}
      save={t('inquiries.lose.save')}
      width={34}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{row.need}</p>
      <FieldRow label={t('inquiries.lose.reason')} htmlFor={field}>
        <div>
          <select
            id={field}
            className={sheet.select}
            data-autofocus
            value={reason}
            onChange={({ target }) => {
              setReason(LOST_REASONS.find((one) => one === target.value) ?? 'other');
            }}
          >
            {LOST_REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`inquiries.reason.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t('inquiries.lose.to')}
        value={lostTo}
        hint={t('inquiries.lose.toHint')}
        onChange={(text) => {
          setLostTo(text.slice(0, INQUIRY_LIMITS.lostTo));
        }}
      />
      <Note note={note} onChange={setNote} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('inquiries.field.note')}
      value={note}
      onChange={(text) => {
        onChange(text.slice(0, INQUIRY_LIMITS.note));
      }}
    />
  );
}
