import type { ReactNode } from 'react';
import styles from '../ComplaintForm.module.css';

type LabelledProps = { id: string; label: string; isFor?: boolean; children: ReactNode };

/** A line of the form: its label at the left. */
export function Labelled({ id, label, isFor = false, children }: LabelledProps) {
  return (
    <div className={styles.row}>
      {isFor ? (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      ) : (
        <span id={id} className={styles.label}>
          {label}
        </span>
      )}
      <div className={styles.control}>{children}</div>
    </div>
  );
}
