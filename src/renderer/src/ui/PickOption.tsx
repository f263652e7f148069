import { useEffect, useRef, type ReactNode } from 'react';
import { classes } from '@/lib/classes';
import styles from './PickOption.module.css';

type PickOptionProps = {
  id: string;
  /** The one that Enter takes. It is kept in sight. */
  isActive: boolean;
  /** Set apart from the others: it does something else. */
  isApart?: boolean;
  onChoose: () => void;
  children: ReactNode;
};

/** One line of a list that drops from a field, to be chosen with the arrows and Enter or with a click. */
export function PickOption({ id, isActive, isApart = false, onChoose, children }: PickOptionProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes(styles.option, isActive && styles.active, isApart && styles.apart)}
      onClick={onChoose}
    >
      {children}
    </li>
  );
}
