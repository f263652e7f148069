import { Button } from '@mantine/core';
import type { CalendarView } from '@shared/features/followups/calendar.rules';
import type { FollowupRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { Day } from '@shared/lib/days';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatWeekday } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useOffers } from '@/lib/offers';
import { markPainted } from '@/lib/painted';
import { useRemembered } from '@/lib/remembered';
import { useToday } from '@/lib/today';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { DropArea } from '@/ui/DropArea';
import { IconCalendarIn, IconCalendarOut, IconFollowup } from '@/ui/icons';
import { SidePanel } from '@/ui/SidePanel';
import { SplitPage } from '@/ui/SplitPage';
import { Calendar } from './calendar/Calendar';
import type { CalendarHandle, CalendarItem, CalendarPlace } from './calendar/calendar.types';
import { calendarAddress, calendarPlaceOf, type CalendarAddress } from './calendarPlace';
import { useTakeFile, type TakenFile } from './calendarFile/useTakeFile';
import {
  CalendarFileDialog,
  CompleteDialog,
  DropDialog,
  FollowupDialog,
  MoveDialog,
  ReachDialog,
  SpreadDialog,
} from './dialogs';
import { FollowupCard } from './FollowupCard';
import type { Asked } from './followups.hooks';
import { ComingCard } from './series/ComingCard';
import type { SeriesMove } from './series/ReachDialog';
import { isComing, type SeriesRow } from './series/seriesRow';
import { comingKey, useCalendar } from './useCalendar';
import { useMoving } from './useMoving';
import { usePaper } from './usePaper';
import { useStable } from './useStable';
import { WhoseSelect } from './WhoseSelect';

type Opened =
  | Exclude<Asked, { kind: 'new' }>
  | { kind: 'new'; at: CalendarPlace }
  | { kind: 'reach'; row: SeriesRow; to: SeriesMove }
  | { kind: 'spread'; on: Day }
  | { kind: 'file'; file: TakenFile };

/** The calendar of what there is to do, one's own, a colleague's or everybody's, and what is open of it beside it. */
export function FollowupsScreen() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const today = useToday();
  const [usualView, setUsualView] = useRemembered('calendar', 'month');
  const [whose, setWhose] = useState<Whose>('mine');
  const [asked, setAsked] = useState<Opened | null>(null);
  const handle = useRef<CalendarHandle>(null);
  const isLooking = useIsLooking();
  const mayProcesses = useMay('processes.read');
  const mayWrite = useMay('followups.write') && !isLooking;
  const place = calendarPlaceOf(path, { view: usualView, today });
  const { shown, isReady, error, retry } = useCalendar({ ...place, whose, today });
  const rows = shown?.rows ?? [];
  const coming = shown?.coming ?? [];
  const [comingAt, setComingAt] = useState<string | null>(null);
  const comingRow = coming.find((row) => comingKey(row) === comingAt) ?? null;
  const rowOf = (key: string): SeriesRow | undefined =>
    rows.find(({ id }) => String(id) === key) ?? coming.find((row) => comingKey(row) === key);
  const calendar = shown?.calendar;
  /** A press of the dialog of times may change day and length at once. */
  const askReach = (item: CalendarItem, to: Partial<SeriesMove>): void => {
    const row = rowOf(item.key);
    if (!row) return;
    setAsked((before) => {
      const known = before?.kind === 'reach' && before.row === row ? before.to : { dueOn: item.day };
      return { kind: 'reach', row, to: { ...known, ...to } };
    });
  };
  const moving = useMoving(askReach);

  const go = (to: Partial<CalendarAddress>): void => {
    navigate(calendarAddress({ ...place, ...to }));
  };
  const add = (at: CalendarPlace): void => {
    setAsked({ kind: 'new', at: at.day < today ? { day: today, minute: null } : at });
  };
  const close = (): void => {
    setAsked(null);
    handle.current?.focus();
  };
  const leave = (): void => {
    setComingAt(null);
    if (place.id !== null) go({ id: null });
  };
  const taking = useTakeFile((file) => {
    setAsked({ kind: 'file', file });
  });
  useOffers(
    mayWrite
      ? [
          {
            name: 'newFollowup',
            icon: IconFollowup,
            isAdding: true,
            run: () => {
              add({ day: today, minute: null });
            },
          },
          { name: 'takeCalendarFile', icon: IconCalendarIn, run: () => void taking.choose() },
        ]
      : [],
  );
  const hands = useStable({
    onView: (view: CalendarView) => {
      setUsualView(view);
      go({ view });
    },
    onDay: (day: Day) => {
      go({ day });
    },
    onMore: (day: Day) => {
      go({ view: 'day', day });
    },
    onOpen: ({ key }: CalendarItem) => {
      const row = rowOf(key);
      const isOfSeries = row !== undefined && isComing(row);
      setComingAt(isOfSeries ? key : null);
      if (row) go({ id: isOfSeries ? null : row.id });
    },
    onMove: (item: CalendarItem, to: CalendarPlace) => void moving.move(item, to),
    onResize: (item: CalendarItem, minutes: number) => void moving.resize(item, minutes),
    onAdd: add,
    onSpread: (on: Day) => {
      setAsked({ kind: 'spread', on });
    },
    onTakeFile: () => void taking.choose(),
    onDrawn: () => {
      if (isReady) markPainted('shuke:calendar-painted');
    },
  });
  const tools = useMemo(
    () => (
      <>
        <Button
          variant="subtle"
          onClick={() => {
            navigate('/followups/promises');
          }}
        >
          {t('followups.promise.title')}
        </Button>
        {mayProcesses && (
          <Button
            variant="subtle"
            onClick={() => {
              navigate('/processes');
            }}
          >
            {t('processes.title')}
          </Button>
        )}
        <WhoseSelect value={whose} onChange={setWhose} />
      </>
    ),
    [whose, navigate, t, mayProcesses],
  );
  const paper = usePaper({ view: place.view, day: place.day, whose });
  const papers = useStable({
    onPrint: () => paper.onPrint?.(),
    onSavePdf: () => paper.onSavePdf?.(),
    onSaveFile: () => paper.onSaveFile?.(),
  });
  useOffers(
    paper.onSaveFile ? [{ name: 'saveCalendarFile', icon: IconCalendarOut, run: papers.onSaveFile }] : [],
  );
  useKeys(place.id === null && comingRow === null ? {} : { 'customers.leave': leave });

  return (
    <SplitPage
      side={
        comingRow !== null ? (
          <SidePanel label={t('calendar.card.label')}>
            <ComingCard
              row={comingRow}
              mayChange={mayWrite && comingRow.mayChange}
              onAsk={(kind) => {
                setAsked({ kind, row: comingRow });
              }}
              onClose={leave}
            />
          </SidePanel>
        ) : place.id === null ? null : (
          <SidePanel label={t('calendar.card.label')}>
            <FollowupCard
              id={place.id}
              mayChange={mayWrite && rows.find(({ id }) => id === place.id)?.mayChange !== false}
              onAsk={(kind: Exclude<Asked['kind'], 'new'>, row: FollowupRow) => {
                setAsked({ kind, row });
              }}
              onClose={leave}
            />
          </SidePanel>
        )
      }
    >
      {mayWrite && (
        <DropArea
          isOpen={asked === null}
          words={{
            letGo: t('calendar.file.drop.letGo'),
            wait: t('calendar.file.drop.wait'),
            oneOnly: t('calendar.file.drop.oneOnly'),
          }}
          onFile={(dropped) => void taking.drop(dropped)}
        />
      )}
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {calendar && (
        <Calendar
          {...calendar}
          {...hands}
          {...(paper.onPrint && papers)}
          handleRef={handle}
          today={today}
          isReadOnly={!mayWrite}
          tools={tools}
        />
      )}
      {asked?.kind === 'complete' && <CompleteDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'move' && <MoveDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'drop' && <DropDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'edit' && <FollowupDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'spread' && (
        <SpreadDialog
          which={{ on: asked.on, of: whose }}
          title={t('followups.spread.titleDay', { day: formatWeekday(asked.on, today) })}
          onClose={close}
        />
      )}
      {asked?.kind === 'reach' && <ReachDialog row={asked.row} to={asked.to} onClose={close} />}
      {asked?.kind === 'file' && <CalendarFileDialog file={asked.file} onClose={close} />}
      {asked?.kind === 'new' && <FollowupDialog row={null} from={asked.at} onClose={close} />}
    </SplitPage>
  );
}
