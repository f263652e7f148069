import type { ReactNode } from 'react';
import styles from './Field.module.css';

type FieldRowProps = {
  label: string;
  /** Id of the control that the label names; without it the row is a named group. */
  htmlFor?: string;
  /** Id of the label itself, for controls that are named by it. */
  labelId?: string;
  /** What is wrong with the value. */
  error?: string | null;
  /** Id of the error, for the control's aria-describedby. */
  errorId?: string;
  /** A quiet line under the control. */
  hint?: ReactNode;
  children: ReactNode;
};

/** One line of a form: its label at the left, the control, and under it what is wrong or worth knowing. */
export function FieldRow({ label, htmlFor, labelId, error, errorId, hint, children }: FieldRowProps) {
  return (
    <div className={styles.row}>
      {htmlFor === undefined ? (
        <span id={labelId} className={styles.label}>
          {label}
        </span>
      ) : (
        <label id={labelId} htmlFor={htmlFor} className={styles.label}>
          {label}
        </label>
      )}
      <div className={styles.control}>
        {children}
        {error != null && (
          <p id={errorId} className={styles.error}>
            {error}
          </p>
        )}
        {hint != null && hint !== '' && <div className={styles.hint}>{hint}</div>}
      </div>
    </div>
  );
}
