import type { JoinAnswer } from '@shared/features/joins/joins.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/lib/i18n';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { askedJoin, EMPTY_JOIN } from './joinForm';
import { JoinFields } from './JoinFields';
import styles from './Joins.module.css';

/** A form that was filled in on paper is typed in, with the words that stood beside it. */
export function PaperDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [answerId, sourceId] = [useId(), useId()];
  const [typed, setTyped] = useState(EMPTY_JOIN);
  const [answer, setAnswer] = useState<JoinAnswer>('refused');
  const [code, setCode] = useState('');
  const { data: words } = useCall('joins.text', {});
  const { data: sources } = useCall('joins.sources', {});
  const { run, isRunning, error } = useAct('joins.propose');
  const asked = askedJoin(typed);
  const save = async (): Promise<void> => {
    if (asked === null) return;
    const done = await run({ ...asked, answer, sourceCode: code });
    if (done === null) return;
    notifyDone(t('joins.told.proposed'));
    onClose();
  };
  const open = sources?.rows.filter(({ isClosed }) => !isClosed) ?? [];
  return (
    <FormDialog
      title={t('joins.paper.title')}
      back={t('common.close')}
      save={t('joins.paper.save')}
      isRunning={isRunning}
      isDisabled={asked === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <JoinFields
        typed={typed}
        onChange={(patch) => {
          setTyped({ ...typed, ...patch });
        }}
      />
      {words && <p className={styles.words}>{i18n.language === 'en' ? words.en : words.zh}</p>}
      <FieldRow label={t('joins.field.answer')} labelId={answerId}>
        <Choice
          labelledBy={answerId}
          value={answer}
          onChange={setAnswer}
          options={(['given', 'refused'] as const).map((value) => ({
            value,
            text: t(`joins.answer.${value}`),
          }))}
        />
      </FieldRow>
      {open.length > 0 && (
        <FieldRow label={t('joins.column.source')} labelId={sourceId}>
          <Choice
            labelledBy={sourceId}
            value={code}
            onChange={setCode}
            options={[
              { value: '', text: t('joins.noSource') },
              ...open.map((one) => ({ value: one.code, text: one.name })),
            ]}
          />
        </FieldRow>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
