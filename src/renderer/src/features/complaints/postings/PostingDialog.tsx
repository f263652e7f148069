import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { PostingRow } from '@shared/features/complaints/posting.channels';
import { notPassed, POSTING_LIMITS, type Hit } from '@shared/features/complaints/posting.rules';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Postings.module.css';

type PostingDialogProps = {
  complaintId: ComplaintId;
  /** Null puts up a new one. */
  posting: PostingRow | null;
  onClose: () => void;
};

/** What the board shall say of a complaint: words that could say who somebody is are marked, and stop it until each was let pass. */
export function PostingDialog({ complaintId, posting, onClose }: PostingDialogProps) {
  const { t } = useTranslation();
  const [raised, setRaised] = useState(posting?.raised ?? '');
  const [changed, setChanged] = useState(posting?.changed ?? '');
  const [passed, setPassed] = useState<readonly string[]>(posting?.passed ?? []);
  const texts = { raised: raised.trim(), changed: changed.trim() };
  const isWhole = texts.raised !== '' && texts.changed !== '';
  const asked = useDeferredValue(JSON.stringify(texts));
  const checked = JSON.parse(asked) as typeof texts;
  const { data: complaint } = useCall('complaints.get', { id: complaintId });
  const check = useCall(
    'complaints.checkPosting',
    { complaintId, ...checked },
    { isEnabled: checked.raised !== '' && checked.changed !== '' },
  );
  const adding = useAct('complaints.post');
  const editing = useAct('complaints.editPosting');
  const isChecked = check.data !== undefined && asked === JSON.stringify(texts);
  const hits = check.data ? [...check.data.raised, ...check.data.changed] : [];
  const words = [...new Set(hits.map((hit) => hit.words))];
  const open = notPassed(hits, passed).length;
  const error = check.error ?? adding.error ?? editing.error;
  const save = async (): Promise<void> => {
    const fields = { ...texts, passed: words.filter((word) => passed.includes(word)) };
    const done =
      posting === null
        ? await adding.run({ complaintId, ...fields })
        : await editing.run({ id: posting.id, version: posting.version, fields });
    if (done === null) return;
    offerUndo(
      t(posting === null ? 'complaints.posting.told.posted' : 'complaints.posting.told.edited'),
      done.commandId,
    );
    onClose();
  };
  return (
    <FormDialog
      title={t(posting === null ? 'complaints.posting.add' : 'complaints.posting.edit')}
      back={t('complaints.back.open')}
      save={t(posting === null ? 'complaints.posting.post' : 'common.save')}
      isRunning={adding.isRunning || editing.isRunning}
      isDisabled={!isWhole || !isChecked || open > 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      {complaint && (
        <details>
          <summary>{t('complaints.posting.original')}</summary>
          <p className={sheet.text}>{complaint.words}</p>
          {complaint.solution !== '' && <p className={sheet.text}>{complaint.solution}</p>}
        </details>
      )}
      <TextField
        isLong
        autoFocus
        label={t('complaints.posting.raised')}
        hint={t('complaints.posting.raisedHint')}
        value={raised}
        onChange={(text) => {
          setRaised(text.slice(0, POSTING_LIMITS.words));
        }}
      />
      <TextField
        isLong
        label={t('complaints.posting.changed')}
        hint={t('complaints.posting.changedHint')}
        value={changed}
        onChange={(text) => {
          setChanged(text.slice(0, POSTING_LIMITS.words));
        }}
      />
      {isWhole && isChecked && hits.length === 0 && (
        <Notice kind="good" text={t('complaints.posting.clean')} />
      )}
      {isWhole && check.data && hits.length > 0 && (
        <section className={styles.hits} aria-label={t('complaints.posting.hits')}>
          <Notice
            kind={open > 0 ? 'warn' : 'plain'}
            text={t(open > 0 ? 'complaints.posting.stop' : 'complaints.posting.passedAll', { count: open })}
          />
          <Marked text={checked.raised} hits={check.data.raised} />
          <Marked text={checked.changed} hits={check.data.changed} />
          {words.map((word) => (
            <label key={word} className={styles.pass}>
              <input
                type="checkbox"
                checked={passed.includes(word)}
                onChange={({ target }) => {
                  setPassed(target.checked ? [...passed, word] : passed.filter((one) => one !== word));
                }}
              />
              <span>
                {t('complaints.posting.pass', {
                  words: word,
                  why: t(
                    `complaints.posting.why.${hits.find((hit) => hit.words === word)?.reason ?? 'name'}`,
                  ),
                })}
              </span>
            </label>
          ))}
        </section>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

/** A text with the words marked that could say who somebody is. */
function Marked({ text, hits }: { text: string; hits: readonly Hit[] }) {
  if (hits.length === 0) return null;
  const parts: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { from, to } of hits) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    parts.push(
      { text: text.slice(at, start), isMarked: false },
      { text: text.slice(start, to), isMarked: true },
    );
    at = to;
  }
  parts.push({ text: text.slice(at), isMarked: false });
  return (
    <p className={sheet.text}>
      {parts.map((part, place) =>
        part.isMarked ? <mark key={place}>{part.text}</mark> : <span key={place}>{part.text}</span>,
      )}
    </p>
  );
}
