import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyName } from '@/lib/keyMap';
import { KeyCap } from './KeyCap';
import styles from './FootBar.module.css';

type FootBarProps = {
  /** The page's own keys; the key of the help sheet is always added. */
  keys: readonly KeyName[];
  /** At the right end: which part of how much is in view. */
  end?: ReactNode;
};

/** The line at the foot of a page that names the page's keys. */
export function FootBar({ keys, end }: FootBarProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.bar}>
      <ul className={styles.hints}>
        {[...keys, 'everywhere.help' as const].map((name) => (
          <li key={name} className={styles.hint}>
            <KeyCap name={name} />
            {t(`keys.${name}`)}
          </li>
        ))}
      </ul>
      <span className={styles.end}>{end}</span>
    </footer>
  );
}
