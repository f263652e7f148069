import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import {
  BOARD_COLUMNS,
  waysInto,
  type BoardColumn,
} from '@shared/features/complaints/complaints.board.rules';
import { isReopening, waysFrom, type ComplaintState } from '@shared/features/complaints/complaints.rules';
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import styles from '@/ui/Board.module.css';
import { ContextMenu } from '@/ui/ContextMenu';
import { MoveDialog } from '../dialogs';
import { BoardLane } from './BoardLane';

/** Takes the keys back after a dialog or a panel. */
export type BoardHandle = { focus: () => void };

type ComplaintBoardProps = {
  isMine: boolean;
  /** Of one person alone; null: of all. */
  personId: number | null;
  mayWrite: boolean;
  openId: number | null;
  handleRef: RefObject<BoardHandle | null>;
  onOpen: (id: number) => void;
  onClose: () => void;
};

type Asked = { row: ComplaintRow; to: ComplaintState };
type Menu = { row: ComplaintRow; at: { x: number; y: number } };

/** How far the arrow keys go: lanes, and cards within one. */
const STEPS: Readonly<Record<string, readonly [lane: number, card: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const cardsIn = (lane: Element): HTMLElement[] => [...lane.querySelectorAll<HTMLElement>('[data-card]')];

/** Complaints as cards in the columns of their way; dragged, by a menu or by keys they go where the flow has a way. */
export function ComplaintBoard(props: ComplaintBoardProps) {
  const { isMine, personId, mayWrite, openId, handleRef, onOpen, onClose } = props;
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [stopId, setStopId] = useState<number | null>(openId);
  const [dragged, setDragged] = useState<ComplaintRow | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [menu, setMenu] = useState<Menu | null>(null);
  const [isEndedOpen, setIsEndedOpen] = useState(false);

  const focus = (): void => {
    const cards = root.current === null ? [] : cardsIn(root.current);
    (cards.find(({ dataset }) => dataset.card === String(stopId)) ?? cards[0])?.focus();
  };
  useImperativeHandle(handleRef, () => ({ focus }));

  const ask = (row: ComplaintRow, to: ComplaintState | undefined): void => {
    if (mayWrite && to !== undefined) setAsked({ row, to });
  };
  const step = (event: KeyboardEvent): void => {
    const [byLane, byCard] = STEPS[event.key] ?? [0, 0];
    const lanes = [...(root.current?.querySelectorAll('[data-lane]') ?? [])].map(cardsIn);
    const lane = lanes.findIndex((cards) => cards.some((card) => card === document.activeElement));
    const at = lanes[lane]?.findIndex((card) => card === document.activeElement) ?? -1;
    if (at === -1) return;
    if (byLane === 0) {
      lanes[lane]?.[at + byCard]?.focus();
      return;
    }
    // Columns without a card are passed over.
    for (let next = lane + byLane; next >= 0 && next < lanes.length; next += byLane) {
      const cards = lanes[next] ?? [];
      const card = cards[Math.min(at, cards.length - 1)];
      if (card !== undefined) {
        card.focus();
        return;
      }
    }
  };
  const onKey = (event: KeyboardEvent, row: ComplaintRow): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const openMenu = (): void => {
      if (mayWrite && waysFrom(row.state).length > 0) setMenu({ row, at: { x: box.left, y: box.bottom } });
    };
    pressKey(event, {
      'board.move': () => {
        step(event);
      },
      'complaints.step': () => {
        ask(row, waysFrom(row.state)[0]);
      },
      'board.ways': openMenu,
      'complaints.leave': () => (openId === null ? false : onClose()),
    });
  };

  return (
    <div ref={root} className={styles.board}>
      {BOARD_COLUMNS.map((column: BoardColumn) => (
        <BoardLane
          key={`${column} ${String(isMine)} ${String(personId)}`}
          column={column}
          isMine={isMine}
          personId={personId}
          isFolded={column === 'ended' && !isEndedOpen}
          onFold={
            column === 'ended'
              ? () => {
                  setIsEndedOpen(!isEndedOpen);
                }
              : null
          }
          openId={openId}
          stopId={stopId}
          mayWrite={mayWrite}
          aim={dragged === null ? null : waysInto(dragged.state, column).length > 0 ? 'open' : 'shut'}
          onStop={setStopId}
          onOpen={onOpen}
          onKey={onKey}
          onMenu={(row, at) => {
            if (mayWrite && waysFrom(row.state).length > 0) setMenu({ row, at });
          }}
          onDrag={setDragged}
          onDrop={() => {
            if (dragged !== null) ask(dragged, waysInto(dragged.state, column)[0]);
            setDragged(null);
          }}
        />
      ))}
      {menu !== null && (
        <ContextMenu
          label={t('complaints.board.ways', { number: menu.row.id })}
          at={menu.at}
          items={waysFrom(menu.row.state).map((to) => ({
            text: t(`complaints.way.${isReopening(menu.row.state, to) ? 'reopened' : to}`),
            onChoose: () => {
              ask(menu.row, to);
            },
          }))}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      {asked !== null && (
        <MoveDialog
          complaint={asked.row}
          to={asked.to}
          onClose={() => {
            setAsked(null);
            focus();
          }}
        />
      )}
    </div>
  );
}
