import type { ReactNode } from 'react';
import styles from './CustomerCard.module.css';

type StripFactProps = { label: string; figure: string; under: string };

/** A figure people act on, with its name above and what explains it below. A leading number is set large. */
export function StripFact({ label, figure, under }: StripFactProps) {
  const parts = /^([-¥$€£\d.,]+)(\s*)(\D+)$/.exec(figure);
  return (
    <div className={styles.fact}>
      <div className={styles.quiet}>{label}</div>
      <div className={styles.figure} title={figure}>
        {parts ? (
          <>
            {parts[1]}
            <span className={styles.unit}> {parts[3]}</span>
          </>
        ) : (
          figure
        )}
      </div>
      {under !== '' && (
        <div className={styles.under} title={under}>
          {under}
        </div>
      )}
    </div>
  );
}

type StripLineProps = { label: string; children: ReactNode; isStrong?: boolean };

/** One line of the strip; nothing where there is nothing to say. */
export function StripLine({ label, children, isStrong = false }: StripLineProps) {
  if (children == null || children === '' || children === false) return null;
  return (
    <div className={styles.stripLine}>
      <dt className={styles.quiet}>{label}</dt>
      <dd className={isStrong ? styles.strong : undefined}>{children}</dd>
    </div>
  );
}
