import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap';
import styles from './FootBar.module.css';

export type KeyHint = {
  /** One cap for each: `['↑ ↓']`, `['Enter']`. */
  keys: string;
  text: string;
};

type FootBarProps = {
  hints: readonly KeyHint[];
  /** At the right end: which part of how much is in view. */
  end?: ReactNode;
};

/** The line at the foot of a page that names the page's keys. */
export function FootBar({ hints, end }: FootBarProps) {
  return (
    <footer className={styles.bar}>
      <ul className={styles.hints}>
        {hints.map(({ keys, text }) => (
          <li key={keys} className={styles.hint}>
            <KeyCap keys={keys} />
            {text}
          </li>
        ))}
      </ul>
      <span className={styles.end}>{end}</span>
    </footer>
  );
}
