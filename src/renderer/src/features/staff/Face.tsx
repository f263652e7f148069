import styles from './Face.module.css';

/** A person's picture: the end of their name on a colour of their own. */
export function Face({ id, name, isLarge = false }: { id: number; name: string; isLarge?: boolean }) {
  return (
    <span className={styles.face} data-hue={id % 5} data-large={isLarge} aria-hidden>
      {[...name].slice(-2).join('')}
    </span>
  );
}
