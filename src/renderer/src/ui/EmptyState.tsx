import type { ComponentType, ReactNode } from 'react';
import styles from './EmptyState.module.css';

type EmptyStateProps = {
  icon: ComponentType<{ size?: number | string; stroke?: number }>;
  /** One sentence: what is not here, and what to do. */
  text: string;
  /** The one or two buttons that do it. */
  children?: ReactNode;
};

/** What a place without content shows: a picture, a sentence, a button. */
export function EmptyState({ icon: Icon, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon size="3rem" stroke={1.5} aria-hidden />
      <p>{text}</p>
      {children != null && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
