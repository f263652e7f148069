import { Button } from '@mantine/core';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { totalsOf } from '@shared/features/opening/opening.rules';
import type { Openable } from '@shared/features/opening/opening.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  dropDraft,
  endDraft,
  keepDraft,
  notKeptText,
  useKeepError,
  useOpenForm,
  type Draft,
} from '@/features/drafts/drafts.public';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { FormDialog } from '@/ui/FormDialog';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { PageHeader } from '@/ui/PageHeader';
import type { GridRow, Place } from './grid';
import styles from './Opening.module.css';
import { draftOf, rowsOf } from './openingDraft';
import { OpeningGrid } from './OpeningGrid';
import { totalsText } from './totalsText';
import { useCandidates } from './useCandidates';
import { isReady, useLines, type Line } from './useLines';
import { whoText } from './whoText';

/** Steps that can be taken back. */
const MOST_STEPS = 200;

type GridFormProps = { place: Extract<DraftPlace, { slot: string }>; draft: Draft | null; shop: Openable };

const askedOf = ({ row, who }: Line) => ({
  ...row,
  customerId: typeof who === 'object' ? (who.customerId as CustomerId) : null,
});

/** The grid with what it comes to, and how it is taken over. */
export function GridForm({ place, draft, shop }: GridFormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [rows, setRows] = useState(() => rowsOf(draft));
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [leftOut, setLeftOut] = useState(0);
  const [isAsked, setIsAsked] = useState(false);
  const steps = useRef<(readonly GridRow[])[]>([]);
  const saveButton = useRef<HTMLButtonElement>(null);
  const keepError = useKeepError(place);
  const { of, error } = useCandidates(rows);
  const lines = useLines(rows, shop, of);
  const { run, isRunning, error: refusal, clearError } = useAct('opening.save');
  const set = (next: readonly GridRow[]): void => {
    setRows(next);
    clearError();
    keepDraft(place, draftOf(next));
  };
  useOpenForm(place, (now) => {
    steps.current = [];
    setRows(rowsOf(now));
  });
  const used = [...lines.values()];
  const toMend = used.filter((line) => !isReady(line));
  const ready = used.length - toMend.length;
  const totals = totalsOf(used.map(({ row }) => row));
  const here = lines.get(active.row);

  const ask = (): void => {
    const [first] = toMend;
    if (first !== undefined) setActive({ row: first.at, column: active.column });
    else if (used.length > 0) setIsAsked(true);
  };
  const save = async (): Promise<void> => {
    const done = await run({ rows: used.map(askedOf), ...(await endDraft(place)) });
    if (done === null) {
      setIsAsked(false);
      keepDraft(place, draftOf(rows));
      return;
    }
    void dropDraft(place);
    notifyDone(t('opening.saved', { count: used.length, number: formatNumber(used.length) }));
    navigate(`/opening/${String(done.value.id)}`);
  };
  return (
    <>
      <PageHeader
        title={t('opening.new.title')}
        sub={
          used.length === 0
            ? t('opening.new.sub')
            : t('opening.new.state', {
                ready: formatNumber(ready),
                open: formatNumber(toMend.length),
                sums: totalsText(totals),
              })
        }
      >
        <Button
          onClick={() => {
            navigate('/opening');
          }}
        >
          {t('opening.toLists')}
        </Button>
        <Button
          ref={saveButton}
          variant="filled"
          disabled={used.length === 0}
          rightSection={<KeyCap name="form.save" isOnAccent />}
          onClick={ask}
        >
          {t('opening.save')}
        </Button>
      </PageHeader>
      {error && <ErrorNotice error={error} />}
      {refusal && <ErrorNotice error={refusal} />}
      {keepError && <Notice kind="warn" text={notKeptText(keepError)} />}
      {leftOut > 0 && (
        <Notice kind="warn" text={t('opening.leftOut', { count: leftOut, number: formatNumber(leftOut) })} />
      )}
      <p className={styles.told} role="status">
        {here === undefined
          ? t('opening.how')
          : t('opening.line', { line: active.row + 1, text: whoText(here).text })}
      </p>
      <OpeningGrid
        rows={rows}
        lines={lines}
        active={active}
        onMove={setActive}
        onChange={(next, isStep) => {
          if (isStep) steps.current = [...steps.current, rows].slice(-MOST_STEPS);
          set(next);
        }}
        onUndo={() => {
          const before = steps.current.pop();
          if (before !== undefined) set(before);
        }}
        onSave={ask}
        onLeave={() => {
          saveButton.current?.focus();
        }}
        onLeftOut={setLeftOut}
      />
      <FootBar
        keys={['grid.next', 'grid.below', 'grid.edit', 'grid.clear', 'grid.fill', 'grid.undo', 'grid.choose']}
      />
      {isAsked && (
        <FormDialog
          title={t('opening.ask.title')}
          back={t('opening.back')}
          save={t('opening.ask.save')}
          isRunning={isRunning}
          onSave={() => void save()}
          onClose={() => {
            setIsAsked(false);
          }}
          width={34}
        >
          <p>
            {t('opening.ask.text', {
              count: used.length,
              number: formatNumber(used.length),
              fresh: formatNumber(used.filter(({ who }) => who === 'new').length),
              sums: totalsText(totals),
            })}
          </p>
          <p className={styles.meta}>{t('opening.ask.what')}</p>
        </FormDialog>
      )}
    </>
  );
}
