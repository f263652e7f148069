import type { TimelineEntry } from '@shared/features/customers/customers.contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRem } from '@/lib/rem';
import { useToday } from '@/lib/today';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconNote } from '@/ui/icons';
import type { RowSource } from '@/ui/pagedRows';
import { TimelineItem } from './TimelineItem';
import styles from './CardTimeline.module.css';

type CardTimelineProps = { source: RowSource<TimelineEntry>; isFiltered: boolean };

/** Everything that happened to a customer, newest first; any length of it. */
export function CardTimeline({ source, isFiltered }: CardTimelineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = Math.round(useRem() * 3.5625);
  const virtualizer = useVirtualizer({
    count: source.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 2,
    // What is left under the strip on a small screen; a larger one draws the rest right after.
    initialRect: { width: 0, height: window.innerHeight * 0.4 },
  });
  // Only entries shown in full are measured; the others are all of one height.
  const [full, setFull] = useState<ReadonlySet<number>>(new Set());
  const press = (index: number): void => {
    const next = new Set(full);
    if (next.delete(index)) virtualizer.resizeItem(index, rowPx);
    else next.add(index);
    setFull(next);
  };
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const show = useEffectEvent(() => {
    source.show(first, last);
  });
  useEffect(() => {
    show();
  }, [first, last, source.key]);

  if (source.error) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={source.error} onRetry={source.retry} />
      </div>
    );
  }
  if (source.total === 0) {
    return (
      <EmptyState
        icon={IconNote}
        text={t(isFiltered ? 'customers.timeline.emptyKind' : 'customers.timeline.empty')}
      />
    );
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label={t('customers.card.timeline')}
    >
      <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.index}
            ref={full.has(item.index) ? virtualizer.measureElement : undefined}
            data-index={item.index}
            className={styles.item}
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={source.total ?? -1}
            aria-posinset={item.index + 1}
          >
            <TimelineItem
              entry={source.rowAt(item.index)}
              today={today}
              isFull={full.has(item.index)}
              onPress={() => {
                press(item.index);
              }}
              before={item.index === 0 ? undefined : source.rowAt(item.index - 1)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
