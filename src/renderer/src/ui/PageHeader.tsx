import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

type PageHeaderProps = {
  title: string;
  /** One plain sentence or figure beside the title. */
  sub?: ReactNode;
  /** Tools at the right end. */
  children?: ReactNode;
};

/** The head of a page: its name, one sentence, its tools. */
export function PageHeader({ title, sub, children }: PageHeaderProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {sub != null && <p className={styles.sub}>{sub}</p>}
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
