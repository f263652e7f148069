import { Button } from '@mantine/core';
import type { BoardSize, PostingRow } from '@shared/features/complaints/posting.channels';
import { POSTING_LIMITS, POSTING_STATES, type PostingState } from '@shared/features/complaints/posting.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { IconComplaint } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import { DeskNav } from '../learn/DeskNav';
import learn from '../learn/Learn.module.css';
import { PostingDialog } from './postingDialogs';
import styles from './Postings.module.css';

/** The public board: what is up and what was taken down, and the poster of it. */
export function PostingsScreen() {
  const { t } = useTranslation();
  const panelId = useId();
  const [state, setState] = useState<PostingState>('up');
  const [edited, setEdited] = useState<PostingRow | null>(null);
  const isLooking = useIsLooking();
  const mayManage = useMay('complaints.manage');
  const { data, error, refetch } = useCall('complaints.postings', { state });
  return (
    <>
      <PageHeader
        title={t('complaints.posting.title')}
        sub={t('complaints.posting.sub', { most: POSTING_LIMITS.up })}
      >
        <DeskNav here="postings" />
      </PageHeader>
      <TabBar
        label={t('complaints.posting.title')}
        panelId={panelId}
        active={state}
        onChange={setState}
        tabs={POSTING_STATES.map((name) => ({
          name,
          text: t(`complaints.posting.state.${name}`),
          count: data ? formatNumber(data.counts[name]) : null,
        }))}
      />
      <div
        id={panelId}
        role="tabpanel"
        aria-label={t(`complaints.posting.state.${state}`)}
        className={learn.page}
      >
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.rows.length === 0 && (
          <EmptyState icon={IconComplaint} text={t(`complaints.posting.empty.${state}`)} />
        )}
        {state === 'up' && mayManage && data && data.rows.length > 0 && <BoardTools />}
        {data && data.rows.length > 0 && (
          <ul className={learn.list}>
            {data.rows.map((row) => (
              <Posting key={row.id} row={row} mayManage={mayManage && !isLooking} onEdit={setEdited} />
            ))}
          </ul>
        )}
      </div>
      {edited && (
        <PostingDialog
          complaintId={edited.complaintId}
          posting={edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

/** The board on paper, as a file and as a picture. */
function BoardTools() {
  const { t, i18n } = useTranslation();
  const sizeId = useId();
  const [size, setSize] = useState<BoardSize>('A4');
  const printing = useDo('complaints.printBoard');
  const saving = useDo('complaints.saveBoard');
  const language = i18n.language as Language;
  const save = async (format: 'pdf' | 'png'): Promise<void> => {
    const saved = await saving.run({ size, format, language });
    if (saved) notifyDone(t('complaints.posting.savedAs', { name: saved.fileName }));
  };
  const error = printing.error ?? saving.error;
  return (
    <section className={learn.part} aria-label={t('complaints.posting.poster')}>
      <FieldRow label={t('complaints.posting.size')} labelId={sizeId}>
        <Choice
          labelledBy={sizeId}
          value={size}
          onChange={setSize}
          options={(['A4', 'A3'] as const).map((value) => ({ value, text: value }))}
        />
      </FieldRow>
      <div className={learn.tools}>
        <Button onClick={() => void printing.run({ size, language })}>{t('complaints.posting.print')}</Button>
        <Button onClick={() => void save('pdf')}>{t('complaints.posting.savePdf')}</Button>
        <Button onClick={() => void save('png')}>{t('complaints.posting.savePng')}</Button>
      </div>
      {error && <ErrorNotice error={error} />}
    </section>
  );
}

type PostingProps = { row: PostingRow; mayManage: boolean; onEdit: (row: PostingRow) => void };

function Posting({ row, mayManage, onEdit }: PostingProps) {
  const { t } = useTranslation();
  const today = useToday();
  const takingDown = useAct('complaints.takeDown');
  const puttingUp = useAct('complaints.putUp');
  const { id, version, state, complaintId } = row;
  const move = async (): Promise<void> => {
    const done = await (state === 'up' ? takingDown : puttingUp).run({ id, version });
    if (done) offerUndo(t(`complaints.posting.told.${state === 'up' ? 'down' : 'up'}`), done.commandId);
  };
  const error = takingDown.error ?? puttingUp.error;
  return (
    <li className={styles.posting}>
      <p>
        <span className={styles.label}>{t('complaints.posting.raised')}</span>
        <strong>{row.raised}</strong>
      </p>
      <p>
        <span className={styles.label}>{t('complaints.posting.changed')}</span>
        {row.changed}
      </p>
      {row.open > 0 && <Notice kind="warn" text={t('complaints.posting.open', { count: row.open })} />}
      <p className={learn.meta}>
        {[
          t('complaints.posting.upSince', { day: formatDay(row.postedOn, today), name: row.postedBy }),
          row.takenOn &&
            t('complaints.posting.downOn', { day: formatDay(row.takenOn, today), name: row.takenBy }),
        ]
          .filter(Boolean)
          .join(t('common.factComma'))}
      </p>
      <div className={learn.tools}>
        <Link href={`/complaints/${String(complaintId)}`}>
          {t('complaints.posting.of', { number: complaintId })}
        </Link>
        {mayManage && (
          <>
            <Button
              size="xs"
              aria-label={t('complaints.posting.editOne', { what: row.raised })}
              onClick={() => {
                onEdit(row);
              }}
            >
              {t('complaints.posting.edit')}
            </Button>
            <Button
              size="xs"
              aria-label={t(state === 'up' ? 'complaints.posting.downOne' : 'complaints.posting.upOne', {
                what: row.raised,
              })}
              onClick={() => void move()}
            >
              {t(state === 'up' ? 'complaints.posting.down' : 'complaints.posting.up')}
            </Button>
          </>
        )}
      </div>
      {error && <ErrorNotice error={error} />}
    </li>
  );
}
