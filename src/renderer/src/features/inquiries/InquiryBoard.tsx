import type { Whose } from '@shared/features/followups/parts.channels';
import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { actTo, type BoardColumn } from '@shared/features/inquiries/inquiries.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHasColleagues } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatMoney, formatNumber } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from '@/ui/Board.module.css';
import { ContextMenu } from '@/ui/ContextMenu';
import { ErrorNotice } from '@/ui/ErrorNotice';
import list from './Inquiries.module.css';
import { quoteFact, standText, whoText } from './inquiryText';
import type { useInquiryActs } from './useInquiryActs';

type InquiryBoardProps = {
  whose: Whose;
  openId: number | null;
  mayWrite: boolean;
  acts: ReturnType<typeof useInquiryActs>;
  onClose: () => void;
};

/** What a drag of a card carries: its number. */
const DRAGGED = 'application/x-shuke-inquiry';

type Place = { column: number; at: number };

/** Where an arrow leads from a card: the next one of its column, or the nearest of the next column that has any. */
function placeBy(key: string, { column, at }: Place, sizes: readonly number[]): Place | null {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const next = at + (key === 'ArrowDown' ? 1 : -1);
    return next >= 0 && next < (sizes[column] ?? 0) ? { column, at: next } : null;
  }
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  for (let to = column + step; to >= 0 && to < sizes.length; to += step) {
    const size = sizes[to] ?? 0;
    if (size > 0) return { column: to, at: Math.min(at, size - 1) };
  }
  return null;
}

/** Inquiries by stage: cards are gone through with the arrows, and moved by key, menu or pointer. */
export function InquiryBoard({ whose, openId, mayWrite, acts, onClose }: InquiryBoardProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const board = useRef<HTMLDivElement>(null);
  /** The card that had the focus last; of other columns Tab reaches the first. */
  const [stopId, setStopId] = useState<number | null>(openId);
  const shown = useRef<number | null>(null);
  const [dragged, setDragged] = useState<InquiryRow | null>(null);
  const [menu, setMenu] = useState<{ row: InquiryRow; at: { x: number; y: number } } | null>(null);
  const { data = [], error, refetch } = useCall('inquiries.board', { whose });
  const sizes = data.map(({ rows }) => rows.length);
  const all = data.flatMap(({ rows }) => rows);
  const stop = [stopId, openId].find((id) => all.some((row) => row.id === id)) ?? all[0]?.id;

  const isRead = data.length > 0;
  useEffect(() => {
    if (isRead && document.activeElement === document.body) {
      board.current?.querySelector<HTMLElement>('[data-stop="true"]')?.focus();
    }
  }, [isRead]);
  /* What is opened has the focus, so that keys are meant for what one reads and for no other card. */
  useEffect(() => {
    if (openId === null) shown.current = null;
    const card = board.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (openId === shown.current || !card) return;
    shown.current = openId;
    setStopId(openId);
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches('[data-card]')) card.focus();
  }, [openId, data]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: InquiryRow, here: Place): void => {
    const next = placeBy(event.key, here, sizes);
    if (next !== null) {
      event.preventDefault();
      board.current
        ?.querySelector<HTMLElement>(`[data-card="${String(next.column)} ${String(next.at)}"]`)
        ?.focus();
      return;
    }
    pressKey(event, {
      'list.open': () => {
        navigate(`/inquiries/board/${String(row.id)}`);
      },
      ...(mayWrite && {
        ...acts.keysOf(row),
        'list.menu': () => {
          openMenu(event.currentTarget, row);
        },
        'list.menuToo': () => {
          openMenu(event.currentTarget, row);
        },
      }),
      'inquiry.leave': () => (openId === null ? false : onClose()),
    });
  };
  const openMenu = (card: HTMLElement, row: InquiryRow): void => {
    const { left, bottom } = card.getBoundingClientRect();
    setMenu({ row, at: { x: left, y: bottom } });
  };
  const drop = (column: BoardColumn): void => {
    if (dragged === null) return;
    const way = actTo(dragged.stage, column);
    setDragged(null);
    if (way !== null) acts.act(way, dragged);
  };
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div ref={board} className={styles.board}>
        {data.map((one, column) => (
          <BoardColumnView
            key={one.column}
            one={one}
            canDrop={dragged !== null && actTo(dragged.stage, one.column) !== null}
            onDrop={() => {
              drop(one.column);
            }}
          >
            {one.rows.map((row, at) => (
              <li key={row.id}>
                <button
                  type="button"
                  data-card={`${String(column)} ${String(at)}`}
                  aria-current={row.id === openId}
                  className={classes(styles.card, row.isLate && styles.isLate)}
                  data-stop={row.id === stop}
                  tabIndex={row.id === stop || (at === 0 && one.rows.every(({ id }) => id !== stop)) ? 0 : -1}
                  draggable={mayWrite}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData(DRAGGED, String(row.id));
                    setDragged(row);
                  }}
                  onDragEnd={() => {
                    setDragged(null);
                  }}
                  onFocus={() => {
                    setStopId(row.id);
                  }}
                  onClick={() => {
                    navigate(`/inquiries/board/${String(row.id)}`);
                  }}
                  onKeyDown={(event) => {
                    onKeyDown(event, row, { column, at });
                  }}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    if (mayWrite) setMenu({ row, at: { x: event.clientX, y: event.clientY } });
                  }}
                >
                  <Card row={row} />
                </button>
              </li>
            ))}
          </BoardColumnView>
        ))}
      </div>
      {menu !== null && (
        <ContextMenu
          label={t('inquiries.menu', { who: whoText(menu.row) })}
          at={menu.at}
          items={acts.itemsOf(menu.row)}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </>
  );
}

type BoardColumnViewProps = {
  one: CallOutput<'inquiries.board'>[number];
  canDrop: boolean;
  onDrop: () => void;
  children: React.ReactNode;
};

function BoardColumnView({ one, canDrop, onDrop, children }: BoardColumnViewProps) {
  const { t } = useTranslation();
  const { column, total, rows } = one;
  const title = t(`inquiries.board.${column}`);
  return (
    <section
      className={classes(styles.lane, canDrop && styles.over)}
      aria-label={title}
      onDragOver={(event) => {
        if (canDrop) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <h2 className={styles.head}>
        {title} <span className={styles.count}>{formatNumber(total)}</span>
      </h2>
      <div className={styles.cards}>
        <ul className={styles.list}>{children}</ul>
        {rows.length === 0 && <p className={styles.none}>{t(`inquiries.boardEmpty.${column}`)}</p>}
        {total > rows.length && (
          <p className={styles.none}>
            {t('inquiries.boardMore', {
              count: total - rows.length,
              number: formatNumber(total - rows.length),
            })}
          </p>
        )}
      </div>
    </section>
  );
}

function Card({ row }: { row: InquiryRow }) {
  const { t } = useTranslation();
  const today = useToday();
  const now = useNow();
  const hasColleagues = useHasColleagues();
  const facts = [
    t(`inquiries.source.${row.source}`),
    row.budgetCents === null ? null : t('inquiries.budget', { amount: formatMoney(row.budgetCents) }),
    hasColleagues ? row.person.name : null,
  ].filter(Boolean);
  return (
    <>
      <strong className={styles.who}>{whoText(row)}</strong>
      <span className={styles.words}>{row.need}</span>
      <span className={row.isLate ? list.late : list.quiet}>{standText(row, today, now)}</span>
      {row.quote !== null && <span className={list.quiet}>{quoteFact(row, today)}</span>}
      <span className={list.quiet}>{facts.join(t('common.factComma'))}</span>
    </>
  );
}
