import type { CustomerId } from '@shared/features/customers/customers.contract';
import { PEEK_NOTE_LENGTH, PEEK_REASONS, type PeekReason } from '@shared/features/customers/team.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ClientError } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { customerTitle } from './customerTitle';
import { useCard } from './customers.hooks';
import styles from './TeamDialogs.module.css';

type Peeked = CallOutput<'customers.peeked'>;

/** Asks why somebody wants to see what is masked, and shows it for a moment. The answer is kept nowhere but here. */
export function PeekDialog({ id, onClose }: { id: CustomerId; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: card } = useCard(id);
  const [reason, setReason] = useState<PeekReason>('call');
  const [note, setNote] = useState('');
  const [shown, setShown] = useState<Peeked | null>(null);
  const { run, isRunning, error } = useAct('customers.peek');
  const typed = note.trim();
  const isWhole = typed.length <= PEEK_NOTE_LENGTH && (reason !== 'other' || typed !== '');

  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isWhole) return;
    const done = await run({ id, reason, note: typed });
    if (done === null) return;
    try {
      setShown(await call('customers.peeked', done.value));
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      notifyError(caught);
    }
  };
  const title = card === undefined ? '' : customerTitle({ name: card.fields.name, number: card.number });
  return (
    <Dialog
      isOpen
      title={t('customers.peek.title', { name: title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={30}
    >
      {shown === null ? (
        <form className={styles.body} noValidate onSubmit={(event) => void ask(event)}>
          <p className={styles.text}>{t('customers.peek.text')}</p>
          <Choice
            label={t('customers.peek.why')}
            options={PEEK_REASONS.map((value) => ({ value, text: t(`customers.peek.reason.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
          <TextField
            label={t('customers.peek.note')}
            hint={reason === 'other' ? t('customers.peek.noteNeeded') : null}
            value={note}
            onChange={setNote}
          />
          {error && <ErrorNotice error={error} />}
          <div className={styles.foot}>
            <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
              {t('customers.peek.cancel')}
            </Button>
            <Button type="submit" size="md" variant="filled" disabled={!isWhole} loading={isRunning}>
              {t('customers.peek.show')}
            </Button>
          </div>
        </form>
      ) : (
        <Shown peeked={shown} onOver={onClose} />
      )}
    </Dialog>
  );
}

/** What was asked for, until its seconds are over. */
function Shown({ peeked, onOver }: { peeked: Peeked; onOver: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(peeked.seconds);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone; Esc must still mean this and not the page below.
    box.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (left <= 1) onOver();
      else setLeft(left - 1);
    }, 1_000);
    return () => {
      clearTimeout(timer);
    };
  }, [left, onOver]);
  const lines: readonly (readonly [string, string])[] = [
    ...peeked.phones.map((phone) => ['phones', phone] as const),
    ['number', peeked.number ?? ''],
    ['wechat', peeked.wechat],
    ['email', peeked.email],
    ['address', peeked.address],
  ];
  return (
    <div ref={box} className={styles.body} tabIndex={-1}>
      <dl className={styles.shown}>
        {lines
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={`${name} ${text}`} className={styles.line}>
              <dt>{t(`customers.field.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <p className={styles.text}>
        {t('customers.peek.left', { count: left })}
        {t('customers.peek.today', { count: peeked.countToday })}
      </p>
    </div>
  );
}
