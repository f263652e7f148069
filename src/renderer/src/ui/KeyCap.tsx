import { classes } from '@/lib/classes';
import styles from './KeyCap.module.css';

type KeyCapProps = {
  /** As written on the key: `Enter`, `Ctrl K`. */
  keys: string;
  /** On a filled jade button. */
  isOnAccent?: boolean;
};

/** A key as a small cap. For the eye only: what the key does is said by the text or button beside it. */
export function KeyCap({ keys, isOnAccent = false }: KeyCapProps) {
  return (
    <kbd className={classes(styles.cap, isOnAccent && styles.onAccent)} aria-hidden>
      {keys}
    </kbd>
  );
}
