import { useEffect, useRef, type ReactNode } from 'react';
import styles from './SplitPage.module.css';

type SidePanelProps = {
  /** What the panel is about, for screen readers. */
  label: string;
  children: ReactNode;
};

/** The side of a SplitPage. Takes the focus when it opens, or is about something else, and nothing else has it. */
export function SidePanel({ label, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, [label]);
  return (
    <aside ref={panel} className={styles.side} aria-label={label} tabIndex={-1}>
      {children}
    </aside>
  );
}
