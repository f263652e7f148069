import { Button } from '@mantine/core';
import type { EntryRow } from '@shared/features/feedback/feedback.contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatDay } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { AnswerDialog } from './AnswerDialog';
import { EntryPictures } from './EntryPictures';
import styles from './Feedback.module.css';
import { cameAt, surveyText, whoWrote } from './feedbackText';

type EntryPanelProps = { id: number; onClose: () => void; onLeft: () => void };

/** One entry: what was written, by whom, and what was done about it. Opening it says that it was seen. */
export function EntryPanel({ id, onClose, onLeft }: EntryPanelProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('feedback.get', { id });
  const isLooking = useIsLooking();
  const mayWrite = useMay('feedback.write') && !isLooking;
  const [isAnswering, setIsAnswering] = useState(false);
  const { run: markRead } = useAct('feedback.markRead');
  const setAside = useAct('feedback.setAside');
  const takeUp = useAct('feedback.takeUp');
  const wasSeen = useRef(false);
  const making = useAct('feedback.makeComplaint');
  const mayComplain = useMay('complaints.write') && !isLooking;
  const [, navigate] = useLocation();
  const isUnread = data?.state === 'unread';
  useEffect(() => {
    if (!isUnread || !mayWrite || wasSeen.current) return;
    wasSeen.current = true;
    void markRead({ id });
  }, [isUnread, mayWrite, markRead, id]);
  const isOpen = data?.state === 'open' || data?.state === 'unread';
  const answer = (): void => {
    setIsAnswering(true);
  };
  const junk = async (): Promise<void> => {
    const done = await setAside.run({ id });
    if (done) offerUndo(t('feedback.told.junk', { number: String(id) }), done.commandId);
  };
  const complain = async (): Promise<void> => {
    const done = await making.run({ id });
    if (done === null) return;
    offerUndo(t('feedback.told.complaint', { number: String(id) }), done.commandId);
    navigate(`/complaints/${String(done.value.complaintId)}`);
  };
  const again = async (): Promise<void> => {
    const done = await takeUp.run({ id });
    if (done) offerUndo(t('feedback.told.again', { number: String(id) }), done.commandId);
  };
  useKeys({
    ...(mayWrite && isOpen && { 'feedback.answer': answer, 'feedback.junk': () => void junk() }),
    ...(mayComplain && isOpen && { 'feedback.complain': () => void complain() }),
    ...(mayWrite && data && !isOpen && { 'feedback.again': () => void again() }),
    'feedback.leave': onClose,
  });
  const failed = making.error ?? setAside.error ?? takeUp.error;
  return (
    <SidePanel label={t('feedback.numbered', { number: String(id) })}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <PanelHead title={t('feedback.numbered', { number: String(id) })} onClose={onClose} />
            <EntryFacts entry={data} />
            {data.photos > 0 && <EntryPictures id={id} />}
            {failed && <ErrorNotice error={failed} />}
            {mayWrite && (
              <div className={styles.acts}>
                {isOpen ? (
                  <>
                    <Button
                      variant="filled"
                      rightSection={<KeyCap name="feedback.answer" isOnAccent />}
                      onClick={answer}
                    >
                      {t('feedback.answer.open')}
                    </Button>
                    {mayComplain && (
                      <Button
                        loading={making.isRunning}
                        rightSection={<KeyCap name="feedback.complain" />}
                        onClick={() => void complain()}
                      >
                        {t('feedback.complain')}
                      </Button>
                    )}
                    <Button
                      loading={setAside.isRunning}
                      rightSection={<KeyCap name="feedback.junk" />}
                      onClick={() => void junk()}
                    >
                      {t('feedback.junk')}
                    </Button>
                  </>
                ) : (
                  <Button
                    loading={takeUp.isRunning}
                    rightSection={<KeyCap name="feedback.again" />}
                    onClick={() => void again()}
                  >
                    {t('feedback.again')}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </div>
      {isAnswering && (
        <AnswerDialog
          id={id}
          onClose={() => {
            setIsAnswering(false);
            onLeft();
          }}
        />
      )}
    </SidePanel>
  );
}

function EntryFacts({ entry }: { entry: EntryRow }) {
  const { t } = useTranslation();
  const today = useToday();
  const { kind, source, words, wantsCall, state, answer, endedBy, endedOn, complaintId } = entry;
  const survey = surveyText(t, entry);
  const ended = { by: endedBy ?? '', day: endedOn === null ? '' : formatDay(endedOn, today) };
  return (
    <>
      <p className={styles.facts}>
        <strong>{t(`feedback.kind.${kind}`)}</strong>
        <span className={styles.quiet}>{cameAt(entry, today)}</span>
        {source !== null && <span className={styles.quiet}>{source}</span>}
      </p>
      {survey !== null && <p>{survey}</p>}
      {words !== '' && <p className={styles.words}>{words}</p>}
      <p className={styles.facts}>
        <span>{whoWrote(t, entry)}</span>
        {wantsCall && <strong>{t('feedback.wantsCall')}</strong>}
      </p>
      {state === 'answered' && (
        <Notice
          kind="good"
          text={[t('feedback.ended.answered', ended), answer].filter(Boolean).join(t('common.factComma'))}
        />
      )}
      {complaintId !== null && (
        <p>
          <Link href={`/complaints/${String(complaintId)}`}>{t('feedback.toComplaint')}</Link>
        </p>
      )}
      {state === 'junk' && <Notice kind="plain" text={t('feedback.ended.junk', ended)} />}
    </>
  );
}
