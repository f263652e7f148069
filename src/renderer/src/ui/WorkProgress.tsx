import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { classes } from '@/lib/classes';
import styles from './WorkProgress.module.css';

type WorkProgressProps = {
  /** What goes on. */
  label: string;
  done: number;
  /** Null while nobody knows how much there is. */
  total: number | null;
  /** True cuts a label that has no room, such as a long name of a file; else it goes on in the next line. */
  isLabelCut?: boolean;
  /** True where the bar itself tells screen readers of its changes. */
  isStatus?: boolean;
  /** What stands under the bar. */
  children?: ReactNode;
};

/** How far long work is, as a bar with its share in percent. */
export function WorkProgress({
  label,
  done,
  total,
  isLabelCut = false,
  isStatus = false,
  children,
}: WorkProgressProps) {
  const percent = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  return (
    <div className={styles.bar} {...(isStatus ? { role: 'status' } : {})}>
      <div className={styles.top}>
        <strong className={classes(styles.label, isLabelCut && styles.cut)}>{label}</strong>
        {percent !== null && <span className={styles.percent}>{`${Math.floor(percent)}%`}</span>}
      </div>
      <Progress.Root size="0.5rem">
        <Progress.Section
          value={percent ?? 100}
          striped={percent === null}
          animated={percent === null}
          // Its own words for screen readers: Mantine's would call unknown progress 100 %.
          withAria={false}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(percent === null ? {} : { 'aria-valuenow': Math.floor(percent) })}
        />
      </Progress.Root>
      {children}
    </div>
  );
}
