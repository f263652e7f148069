import { Button } from '@mantine/core';
import { comparedWith } from '@shared/features/followups/visitFile.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { isRealDay } from '@shared/lib/days';
import { AppError } from '@shared/errors/AppError';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft, endDraft, keepDraft, useOpenForm } from '@/features/drafts/drafts.public';
import { call, ClientError } from '@/lib/client';
import { isComposing, pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { DropArea } from '@/ui/DropArea';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import {
  broughtRow,
  faultOf,
  NOTHING_TYPED,
  readSheetDraft,
  readWentOn,
  sheetDraft,
  typedFromFile,
  typedIn,
  type TypedSheet,
} from './sheetTyped';
import { StopRow } from './StopRow';
import { takeFile } from './takeFile';
import styles from './Visits.module.css';

type Sheet = CallOutput<'followups.visitSheet'>;
type Unread = ReadonlyMap<string, readonly string[]>;

type SheetGridProps = {
  sheet: Sheet;
  mayBring: boolean;
  /** What was typed before. */
  draft: string | null;
};

/** What a file brought: rows that were taken, in already, and lost. */
type FromFile = { taken: number; again: number; missing: number };

const COLUMNS = ['customer', 'outcome', 'mood', 'note', 'next', 'nextOn'] as const;

/** A row a customer, typed like a spreadsheet: Enter goes down, Tab across; a filled file is dropped in. A draft is kept. */
export function SheetGrid({ sheet, mayBring, draft: first }: SheetGridProps) {
  const { t } = useTranslation();
  const today = useToday();
  const place = { form: 'followups.bringVisits', slot: sheet.mark } as const;
  const table = useRef<HTMLTableElement>(null);
  const usualDay = sheet.dayOn < today ? sheet.dayOn : today;
  const [typed, setTyped] = useState(() => typedOf(first));
  const [wentOn, setWentOn] = useState<string>((first !== null && readWentOn(first)) || usualDay);
  const [unread, setUnread] = useState<Unread>(new Map());
  const [file, setFile] = useState<FromFile | null>(null);
  const [fileError, setFileError] = useState<ClientError | null>(null);
  const [isTried, setIsTried] = useState(false);
  const bringing = useAct('followups.bringVisits');

  const keep = (now: TypedSheet, day: string): void => {
    keepDraft(
      place,
      Object.keys(now).length === 0
        ? null
        : {
            title: t('followups.visits.draft', { name: sheet.person.name, day: sheet.dayOn }),
            body: sheetDraft(now, day),
          },
    );
  };
  const set = (now: TypedSheet): void => {
    setTyped(now);
    keep(now, wentOn);
  };
  useOpenForm(place, (draft) => {
    setTyped(typedOf(draft?.body ?? null));
    setWentOn((draft !== null && readWentOn(draft.body)) || usualDay);
  });

  const open = sheet.rows.filter(({ done, isInBin }) => done === null && !isInBin);
  const filled = open.filter(({ key }) => typed[key] !== undefined);
  const faulty = filled.filter(({ key }) => faultOf(typed[key] ?? NOTHING_TYPED, today) !== null);
  const isDay = isRealDay(wentOn) && wentOn >= sheet.takenOn && wentOn <= today;
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (!isDay) return;
    if (!mayBring || filled.length === 0 || faulty.length > 0) return;
    const rows = filled.map(({ id, key }) => broughtRow(id, typed[key] ?? NOTHING_TYPED));
    const done = await bringing.run({ id: sheet.id, wentOn, rows, ...(await endDraft(place)) });
    if (done === null) {
      keep(typed, wentOn);
      return;
    }
    setTyped({});
    setUnread(new Map());
    setFile(null);
    setIsTried(false);
    void dropDraft(place);
    offerUndo(t('followups.visits.brought', { count: done.value.told }), done.commandId);
  };
  const take = async (read: () => Promise<CallOutput<'followups.readVisitFile'> | null>): Promise<void> => {
    setFile(null);
    setFileError(null);
    try {
      const found = await read();
      if (found === null) return;
      if (found.mark !== sheet.mark) throw new AppError('followups.visitFileOther');
      const stops = sheet.rows.map(({ key, done }) => ({ key, isDone: done !== null }));
      const { rows, again, missing } = comparedWith(stops, found);
      let now = typed;
      for (const row of rows.values()) now = typedIn(now, row.key, typedFromFile(row));
      set(now);
      setUnread(new Map([...rows.values()].map((row) => [row.key, row.unread.map(({ text }) => text)])));
      setFile({ taken: rows.size, again, missing });
    } catch (error) {
      if (error instanceof ClientError) setFileError(error);
      else if (error instanceof AppError) setFileError(new ClientError(error.toEnvelope()));
      else throw error;
    }
  };
  const chooseFile = async () => {
    const picked = await call('followups.chooseVisitFile', {});
    return picked === null ? null : call('followups.readVisitFile', { token: picked.token });
  };

  /** To the same column of the row above or below. */
  const goTo = (event: KeyboardEvent, by: 1 | -1): void => {
    const cells = [...(table.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
    const here = cells.find((cell) => cell === event.target);
    const column = cells.filter((cell) => cell.dataset.column === here?.dataset.column);
    const next = here && column[column.indexOf(here) + by];
    if (next === undefined) return;
    next.focus();
    if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    pressKey(event, {
      'visits.save': () => void save(),
      'visits.below': () => {
        if (!(event.target as HTMLElement).dataset.column) return false;
        goTo(event, event.shiftKey ? -1 : 1);
        return true;
      },
    });
  };
  return (
    <div className={styles.page} onKeyDown={onKeyDown}>
      {mayBring && (
        <DropArea
          isOpen={!bringing.isRunning}
          words={{
            letGo: t('followups.visits.drop.letGo'),
            wait: t('followups.visits.drop.wait'),
            oneOnly: t('followups.visits.drop.oneOnly'),
          }}
          onFile={(dropped) => void take(() => takeFile(dropped))}
        />
      )}
      <div className={styles.notices}>
        {fileError && <ErrorNotice error={fileError} />}
        {file && <Notice kind={file.taken > 0 ? 'plain' : 'warn'} text={fileText(file, t)} />}
        {bringing.error && <ErrorNotice error={bringing.error} />}
        {isTried && faulty.length > 0 && (
          <Notice kind="warn" text={t('followups.visits.faulty', { count: faulty.length })} />
        )}
      </div>
      <div className={styles.scroller}>
        <table ref={table} className={styles.grid} aria-label={t('followups.visits.grid')}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={styles[column]}>
                  {t(`followups.visits.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((stop, at) => (
              <StopRow
                key={stop.key}
                stop={stop}
                number={at + 1}
                typed={typed[stop.key] ?? NOTHING_TYPED}
                unread={unread.get(stop.key) ?? []}
                fault={isTried ? faultOf(typed[stop.key] ?? NOTHING_TYPED, today) : null}
                mayType={mayBring}
                onChange={(change) => {
                  set(typedIn(typed, stop.key, change));
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {mayBring && open.length > 0 && (
        <div className={styles.foot}>
          <span className={styles.quiet}>
            {t('followups.visits.leftOpen', { count: open.length - filled.length })}
          </span>
          <label className={styles.went}>
            {t('followups.visits.wentOn')}
            <input
              type="date"
              className={styles.input}
              value={wentOn}
              min={sheet.takenOn}
              max={today}
              aria-invalid={!isDay}
              onChange={({ target }) => {
                setWentOn(target.value);
                keep(typed, target.value);
              }}
            />
          </label>
          <Button onClick={() => void take(chooseFile)}>{t('followups.visits.fromFile')}</Button>
          <Button
            variant="filled"
            loading={bringing.isRunning}
            disabled={filled.length === 0 || !isDay}
            rightSection={<KeyCap name="visits.save" isOnAccent={filled.length > 0} />}
            onClick={() => void save()}
          >
            {t('followups.visits.bring', { count: filled.length })}
          </Button>
        </div>
      )}
      <FootBar keys={mayBring ? ['visits.below', 'visits.save'] : []} />
    </div>
  );
}

const typedOf = (draft: string | null): TypedSheet => (draft === null ? {} : readSheetDraft(draft));

function fileText(
  { taken, again, missing }: FromFile,
  t: (key: string, words: { count: number }) => string,
): string {
  return [
    t('followups.visits.file.taken', { count: taken }),
    ...(again > 0 ? [t('followups.visits.file.again', { count: again })] : []),
    ...(missing > 0 ? [t('followups.visits.file.missing', { count: missing })] : []),
  ].join('');
}
