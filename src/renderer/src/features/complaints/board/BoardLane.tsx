import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import {
  BOARD_CARDS,
  BOARD_DAYS,
  type BoardColumn,
} from '@shared/features/complaints/complaints.board.rules';
import { useId, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasColleagues } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from '@/ui/Board.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { whoOf } from '../complaintText';
import list from '../Complaints.module.css';
import { DueText } from '../DueText';

/** What a drag of a card carries: its number. */
const DRAGGED = 'application/x-shuke-complaint';

type BoardLaneProps = {
  column: BoardColumn;
  isMine: boolean;
  personId: number | null;
  /** A folded one reads nothing. */
  isFolded: boolean;
  /** Null where it is always open. */
  onFold: (() => void) | null;
  openId: number | null;
  /** The card that Tab reaches; null: the first of each column. */
  stopId: number | null;
  mayWrite: boolean;
  /** While a card is dragged: whether it may be put here. */
  aim: 'open' | 'shut' | null;
  onStop: (id: number) => void;
  onOpen: (id: number) => void;
  onKey: (event: KeyboardEvent, row: ComplaintRow) => void;
  onMenu: (row: ComplaintRow, at: { x: number; y: number }) => void;
  onDrag: (row: ComplaintRow | null) => void;
  onDrop: () => void;
};

/** A column of the board with how many it holds, its first cards, and more when asked for. */
export function BoardLane(props: BoardLaneProps) {
  const { column, isMine, personId, isFolded, onFold, stopId, aim, onDrop } = props;
  const { t } = useTranslation();
  const heading = useId();
  const [limit, setLimit] = useState(BOARD_CARDS);
  const [isOver, setIsOver] = useState(false);
  const asked = { column, isMine, personId, limit };
  const { data, error, refetch } = useCall('complaints.column', asked, { isEnabled: !isFolded });
  const rows = isFolded ? [] : (data?.rows ?? []);
  const stop = rows.find(({ id }) => id === stopId) ?? rows[0];
  const over = (event: DragEvent): void => {
    if (aim !== 'open' || !event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    setIsOver(true);
  };
  const title =
    column === 'ended' ? t('complaints.board.ended', { count: BOARD_DAYS }) : t(`complaints.state.${column}`);
  return (
    <section
      data-lane={column}
      aria-labelledby={heading}
      className={classes(
        styles.lane,
        isFolded && styles.folded,
        aim === 'shut' && styles.shut,
        isOver && aim === 'open' && styles.over,
      )}
      onDragOver={over}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (aim !== 'open' || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        onDrop();
      }}
    >
      <h2 id={heading} className={styles.head}>
        {onFold === null ? (
          title
        ) : (
          <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={onFold}>
            {title}
          </button>
        )}
        {data && !isFolded && <span className={styles.count}>{formatNumber(data.total)}</span>}
        {data && data.late > 0 && (
          <span className={list.late}>{t('complaints.board.late', { count: data.late })}</span>
        )}
      </h2>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!isFolded && (
        <div className={styles.cards}>
          <ul className={styles.list}>
            {rows.map((row) => (
              <BoardCard key={row.id} {...props} row={row} isStop={row === stop} />
            ))}
          </ul>
          {data?.total === 0 && <p className={styles.none}>{t('complaints.board.none')}</p>}
          {data && data.total > rows.length && (
            <button
              type="button"
              className={styles.more}
              onClick={() => {
                setLimit(limit + BOARD_CARDS);
              }}
            >
              {t('complaints.board.more', { count: data.total - rows.length })}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

type BoardCardProps = Pick<
  BoardLaneProps,
  'openId' | 'mayWrite' | 'onStop' | 'onOpen' | 'onKey' | 'onMenu' | 'onDrag'
> & { row: ComplaintRow; isStop: boolean };

/** A complaint on the board: who, their words, what is due, and who sees to it. */
function BoardCard({ row, isStop, openId, mayWrite, ...hands }: BoardCardProps) {
  const { t } = useTranslation();
  const today = useToday();
  const hasColleagues = useHasColleagues();
  return (
    <li>
      <button
        type="button"
        data-card={row.id}
        tabIndex={isStop ? 0 : -1}
        aria-current={row.id === openId}
        className={classes(styles.card, row.due?.isLate === true && styles.isLate)}
        draggable={mayWrite}
        onFocus={() => {
          hands.onStop(row.id);
        }}
        onClick={() => {
          hands.onOpen(row.id);
        }}
        onKeyDown={(event) => {
          hands.onKey(event, row);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          hands.onMenu(row, { x: event.clientX, y: event.clientY });
        }}
        onDragStart={({ dataTransfer }) => {
          dataTransfer.effectAllowed = 'move';
          dataTransfer.setData(DRAGGED, String(row.id));
          hands.onDrag(row);
        }}
        onDragEnd={() => {
          hands.onDrag(null);
        }}
      >
        <span className={styles.top}>
          <strong className={styles.who}>{whoOf(row)}</strong>
          <span className={styles.number}>{t('complaints.board.number', { number: row.id })}</span>
        </span>
        <span className={styles.words}>{row.words}</span>
        <span className={styles.bottom}>
          {row.isWaiting ? t('complaints.waiting') : <DueText row={row} today={today} />}
          {hasColleagues && <span className={styles.person}>{row.person.name}</span>}
        </span>
      </button>
    </li>
  );
}
