import { classes } from '@/lib/classes';
import { capOf, type KeyName } from '@/lib/keyMap';
import styles from './KeyCap.module.css';

type KeyCapProps = {
  name: KeyName;
  /** On a filled jade button. */
  isOnAccent?: boolean;
  /** Read out by screen readers too: where the key itself is what is told. */
  isRead?: boolean;
};

/** A key as a small cap. For the eye: what the key does is said by the text or button beside it. */
export function KeyCap({ name, isOnAccent = false, isRead = false }: KeyCapProps) {
  return (
    <kbd className={classes(styles.cap, isOnAccent && styles.onAccent)} aria-hidden={!isRead}>
      {capOf(name)}
    </kbd>
  );
}
