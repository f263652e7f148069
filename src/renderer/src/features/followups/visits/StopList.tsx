import { ActionIcon, Button } from '@mantine/core';
import { movedRow, type VisitFact } from '@shared/features/followups/visit.rules';
import type { VisitRow } from '@shared/features/followups/visit.channels';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay, formatMoney } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { IconClose, IconSortDown, IconSortUp } from '@/ui/icons';
import styles from './Visits.module.css';

type StopListProps = {
  rows: readonly VisitRow[];
  facts: readonly VisitFact[];
  onOrder: (rows: VisitRow[]) => void;
  /** Back to the order of the road; undefined where they stand in it. */
  onRoadOrder: (() => void) | undefined;
};

/** Whom to see, in their order: arrows go from one to the next, with Shift they carry the row along, Del takes it off. */
export function StopList({ rows, facts, onOrder, onRoadOrder }: StopListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [activeId, setActiveId] = useState<number | null>(null);
  const [isCarried, setIsCarried] = useState(false);
  const found = rows.findIndex(({ customerId }) => customerId === activeId);
  const active = Math.max(0, found);
  const focus = (at: number): void => {
    list.current?.querySelectorAll<HTMLElement>('[data-line]')[at]?.focus();
  };
  useEffect(() => {
    // The row keeps the focus at its new place.
    if (isCarried) focus(active);
  }, [isCarried, active]);
  const carry = (from: number, to: number): void => {
    if (to < 0 || to >= rows.length) return;
    setActiveId(rows[from]?.customerId ?? null);
    setIsCarried(true);
    onOrder(movedRow(rows, from, to));
  };
  const remove = (at: number): void => {
    const next = rows[at + 1] ?? rows[at - 1];
    setActiveId(next?.customerId ?? null);
    setIsCarried(true);
    onOrder(rows.filter((_, one) => one !== at));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : 1;
    pressKey(event, {
      'visits.carry': () => {
        carry(active, active + by);
      },
      'visits.move': () => {
        focus(Math.max(0, Math.min(active + by, rows.length - 1)));
      },
      'visits.remove': () => {
        remove(active);
      },
    });
  };
  return (
    <section aria-label={t('followups.visits.list')}>
      <div className={styles.listHead}>
        <h2 className={styles.heading}>{t('followups.visits.list')}</h2>
        {onRoadOrder ? (
          <Button size="xs" variant="subtle" onClick={onRoadOrder}>
            {t('followups.visits.roadOrder')}
          </Button>
        ) : (
          <span className={styles.quiet}>{t('followups.visits.inRoadOrder')}</span>
        )}
      </div>
      <ol ref={list} className={styles.stops} onKeyDown={onKeyDown}>
        {rows.map((row, at) => {
          const name = customerTitle({ ...row, phoneTail: '' });
          return (
            <li key={row.customerId} className={styles.stop}>
              <div
                data-line
                role="group"
                tabIndex={at === active ? 0 : -1}
                aria-label={t('followups.visits.stopAt', { number: at + 1, name })}
                className={styles.line}
                onFocus={() => {
                  setActiveId(row.customerId);
                }}
              >
                <span className={styles.at} aria-hidden>
                  {at + 1}
                </span>
                <span className={styles.who}>{name}</span>
                <Facts row={row} facts={facts} />
              </div>
              <span className={styles.acts}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('followups.visits.up', { name })}
                  disabled={at === 0}
                  tabIndex={-1}
                  onClick={() => {
                    carry(at, at - 1);
                  }}
                >
                  <IconSortUp size="1rem" stroke={1.6} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('followups.visits.down', { name })}
                  disabled={at === rows.length - 1}
                  tabIndex={-1}
                  onClick={() => {
                    carry(at, at + 1);
                  }}
                >
                  <IconSortDown size="1rem" stroke={1.6} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('followups.visits.off', { name })}
                  tabIndex={-1}
                  onClick={() => {
                    remove(at);
                  }}
                >
                  <IconClose size="1rem" stroke={1.6} aria-hidden />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What will stand beside the name, in one or two lines. */
function Facts({ row, facts }: { row: VisitRow; facts: readonly VisitFact[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const has = (fact: VisitFact): boolean => facts.includes(fact);
  const [last] = row.purchases;
  const told = [
    ...(row.plan === null ? [] : [row.plan]),
    ...(has('address') ? [`${row.region} ${row.address}`.trim()] : []),
    ...(has('phone') ? row.phones : []),
    ...(has('strip') ? [row.salutation, row.likes, row.avoids] : []),
    ...(has('open') && row.open.length > 0
      ? [t('followups.visits.openCount', { count: row.open.length })]
      : []),
    ...(has('purchases') && last
      ? [
          `${formatDay(last.on, today)} ${last.names.join(t('common.listComma'))} ${formatMoney(last.amountCents)}`,
        ]
      : []),
  ].filter((text) => text !== '');
  return <span className={styles.told}>{told.join(t('common.factComma'))}</span>;
}
