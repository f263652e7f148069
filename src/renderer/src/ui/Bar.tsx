import type { ReactNode } from 'react';
import styles from './Bar.module.css';

type BarProps = {
  icon: ReactNode;
  title: string;
  /** What there is to say, cut where it is too long for the line. */
  text: string;
  /** How many more there are, or what went wrong. */
  beside?: ReactNode;
  /** What to do about it, as small buttons. */
  children: ReactNode;
};

/** Something that the program says by itself, above every page; read out when it appears, and takes no focus. */
export function Bar({ icon, title, text, beside, children }: BarProps) {
  return (
    <div className={styles.bar} role="status">
      {icon}
      <strong>{title}</strong>
      <span className={styles.said}>{text}</span>
      {beside}
      <span className={styles.end}>{children}</span>
    </div>
  );
}
