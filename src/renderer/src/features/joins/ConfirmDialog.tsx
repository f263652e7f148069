import { Button } from '@mantine/core';
import type { JoinId } from '@shared/features/joins/joins.contract';
import { JOIN_LIMITS } from '@shared/features/joins/joins.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { askedJoin, typedJoin } from './joinForm';
import { JoinFields } from './JoinFields';
import styles from './Joins.module.css';

type ConfirmDialogProps = { id: JoinId; onClose: () => void };

/** A form that waits: put right, compared with who may be the same, and confirmed or refused. */
export function ConfirmDialog({ id, onClose }: ConfirmDialogProps) {
  const { data, error } = useCall('joins.get', { id });
  if (error) return <ErrorNotice error={error} />;
  return data ? <Form key={id} read={data} onClose={onClose} /> : null;
}

function Form({ read, onClose }: { read: CallOutput<'joins.get'>; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const whoId = useId();
  const [typed, setTyped] = useState(() => typedJoin(read));
  const same = read.similar.find(({ reason }) => reason === 'phone');
  const [into, setInto] = useState(same === undefined ? 'new' : String(same.id));
  const [isRefusing, setIsRefusing] = useState(false);
  const { run, isRunning, error } = useAct('joins.confirm');
  const asked = askedJoin(typed);
  const chosen = read.similar.find(({ id }) => String(id) === into);
  const save = async (): Promise<void> => {
    if (asked === null) return;
    const done = await run({ id: read.id, ...asked, intoId: chosen?.id ?? null });
    if (done === null) return;
    const name = asked.name === '' ? asked.phone : asked.name;
    offerUndo(t('joins.told.joined', { name, number: done.value.number }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('joins.confirm.title')}
      back={t('common.close')}
      save={t(chosen === undefined ? 'joins.confirm.saveNew' : 'joins.confirm.saveInto')}
      isRunning={isRunning}
      isDisabled={asked === null}
      onSave={() => void save()}
      onClose={onClose}
      actions={
        <Button
          size="md"
          onClick={() => {
            setIsRefusing(true);
          }}
        >
          {t('joins.refuse.open')}
        </Button>
      }
    >
      <p className={styles.words}>
        {[
          formatDay(read.on, today),
          t(`joins.way.${read.way}`),
          read.source ?? t('joins.noSource'),
          t(`joins.answer.${read.answer}`),
        ].join(t('common.factComma'))}
      </p>
      <JoinFields
        typed={typed}
        onChange={(patch) => {
          setTyped({ ...typed, ...patch });
        }}
      />
      {read.similar.length > 0 && (
        <FieldRow
          label={t('joins.confirm.who')}
          labelId={whoId}
          hint={
            chosen === undefined
              ? t('joins.confirm.newHint')
              : chosen.fills.length === 0
                ? t('joins.confirm.nothing')
                : t('joins.confirm.fills', {
                    what: chosen.fills.map((gap) => t(`joins.gap.${gap}`)).join(t('common.listComma')),
                  })
          }
        >
          <Choice
            labelledBy={whoId}
            value={into}
            onChange={setInto}
            options={[
              ...read.similar.map((one) => ({
                value: String(one.id),
                text: t(`joins.same.${one.reason}`, { name: customerTitle(one), tail: one.phoneTail }),
              })),
              { value: 'new', text: t('joins.confirm.new') },
            ]}
          />
        </FieldRow>
      )}
      <details>
        <summary>{t('joins.confirm.told', { version: read.textVersion })}</summary>
        <p className={styles.words}>{i18n.language === 'en' ? read.text.en : read.text.zh}</p>
      </details>
      {error && <ErrorNotice error={error} />}
      {isRefusing && (
        <RefuseDialog
          id={read.id}
          onClose={(isDone) => {
            setIsRefusing(false);
            if (isDone) onClose();
          }}
        />
      )}
    </FormDialog>
  );
}

function RefuseDialog({ id, onClose }: { id: JoinId; onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('joins.refuse');
  const save = async (): Promise<void> => {
    const done = await run({ id, reason: reason.trim() });
    if (done === null) return;
    offerUndo(t('joins.told.refused'), done.commandId);
    onClose(true);
  };
  return (
    <FormDialog
      title={t('joins.refuse.title')}
      back={t('common.close')}
      save={t('joins.refuse.save')}
      isRunning={isRunning}
      isDisabled={reason.trim() === ''}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
      width={32}
    >
      <TextField
        autoFocus
        label={t('joins.refuse.reason')}
        value={reason}
        hint={t('joins.refuse.hint')}
        onChange={(text) => {
          setReason(text.slice(0, JOIN_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
