import type { PlanPlace } from '@shared/features/products/products.contract';
import { PLAN, type Box } from '@shared/features/products/plan.rules';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import { pressKey, type KeyPress } from '@/lib/keys';
import { IconReach } from '@/ui/icons';
import styles from './Plan.module.css';
import type { Gesture } from './usePlan';

type PlanBoxProps = {
  place: PlanPlace;
  isOpen: boolean;
  /** True of what somebody looked for. */
  isFound: boolean;
  /** Undefined where the plan may only be looked at. */
  acts:
    | {
        push: (how: Gesture, start: Box, across: number, down: number) => void;
        letGo: () => void;
        edit: () => void;
        drop: () => void;
      }
    | undefined;
  onOpen: () => void;
};

const share = (squares: number, of: number): string => `${String((squares / of) * 100)}%`;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A place on the plan: opened by a click or Enter, carried and sized by hand or with the arrows. */
export function PlanBox({ place, isOpen, isFound, acts, onOpen }: PlanBoxProps) {
  const { t } = useTranslation();
  const from = useRef<{ x: number; y: number; start: Box; how: Gesture; square: number } | null>(null);
  const wasCarried = useRef(false);
  const { kind, name, goods, outOfReach } = place;
  const count =
    kind === 'entrance' ? null : t('products.plan.goods', { count: goods, number: formatNumber(goods) });
  const help =
    outOfReach === 0
      ? null
      : t('products.plan.outOfReach', { count: outOfReach, number: formatNumber(outOfReach) });

  const step =
    (how: Gesture) =>
    ({ nativeEvent, ...event }: KeyPress): void => {
      const [across = 0, down = 0] = STEPS[nativeEvent?.key ?? event.key] ?? [];
      acts?.push(how, place, across, down);
    };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (acts === undefined) return;
    pressKey(event, {
      'plan.size': step('size'),
      'plan.move': step('carry'),
      'plan.edit': acts.edit,
      'plan.remove': acts.drop,
    });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const plan = event.currentTarget.parentElement;
    if (acts === undefined || event.button !== 0 || plan === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const how = (event.target as HTMLElement).dataset.corner === undefined ? 'carry' : 'size';
    const square = plan.getBoundingClientRect().width / PLAN.columns;
    from.current = { x: event.clientX, y: event.clientY, start: place, how, square };
    wasCarried.current = false;
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (from.current === null) return;
    const { x, y, start, how, square } = from.current;
    const across = Math.round((event.clientX - x) / square);
    const down = Math.round((event.clientY - y) / square);
    if (across !== 0 || down !== 0) wasCarried.current = true;
    if (wasCarried.current) acts?.push(how, start, across, down);
  };
  const letGo = (): void => {
    from.current = null;
    acts?.letGo();
  };
  return (
    <button
      type="button"
      className={classes(styles.place, styles[kind], isOpen && styles.open, isFound && styles.found)}
      style={{
        insetInlineStart: share(place.x, PLAN.columns),
        top: share(place.y, PLAN.rows),
        width: share(place.width, PLAN.columns),
        height: share(place.height, PLAN.rows),
      }}
      aria-label={[name, t(`products.plan.kind.${kind}`), count, help].filter(Boolean).join(', ')}
      aria-pressed={isOpen}
      title={name}
      onClick={() => {
        if (!wasCarried.current) onOpen();
        wasCarried.current = false;
      }}
      onKeyDown={onKeyDown}
      onKeyUp={letGo}
      onBlur={letGo}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <span className={styles.name}>{name}</span>
      {count !== null && <span className={styles.count}>{count}</span>}
      {help !== null && (
        <span className={styles.help}>
          <IconReach size="0.875rem" stroke={1.6} aria-hidden />
          {help}
        </span>
      )}
      {acts && <span className={styles.corner} data-corner="" aria-hidden />}
    </button>
  );
}
