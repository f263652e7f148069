import type { ReactNode } from 'react';
import { classes } from '@/lib/classes';
import { IconAlert, IconCheck } from './icons';
import styles from './Notice.module.css';

type NoticeProps = {
  kind: 'good' | 'warn' | 'plain';
  /** One sentence, read out when it appears. */
  text: string;
  /** Ways on, as buttons. */
  children?: ReactNode;
};

const ICONS = { good: IconCheck, warn: IconAlert, plain: null } as const;

/** How something ended, told where it happened. Refusals are told by ErrorNotice. */
export function Notice({ kind, text, children }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={classes(styles.notice, styles[kind])} role="status">
      {Icon && <Icon size="1.25rem" stroke={1.9} aria-hidden />}
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
