import type { ReactNode } from 'react';
import { classes } from '@/lib/classes';
import styles from './SplitPage.module.css';

type SplitPageProps = {
  children: ReactNode;
  /** Details beside the list; null leaves the whole width to the list. */
  side: ReactNode;
};

/** A list with its details beside it: the side pushes the list, and takes its place where there is no room for both. */
export function SplitPage({ children, side }: SplitPageProps) {
  return (
    <div className={classes(styles.split, side !== null && styles.withSide)}>
      <div className={styles.list}>{children}</div>
      {side}
    </div>
  );
}
