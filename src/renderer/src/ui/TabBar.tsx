import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '@/lib/classes';
import styles from './TabBar.module.css';

export type Tab<Name extends string> = {
  name: Name;
  text: string;
  /** Shown small beside the text; null or undefined leaves it out. */
  count?: string | null;
};

type TabBarProps<Name extends string> = {
  label: string;
  tabs: readonly Tab<Name>[];
  active: Name;
  onChange: (name: Name) => void;
  /** Id of the element that the tabs switch. */
  panelId: string;
  /** Tools at the right end. */
  end?: ReactNode;
};

/** Tabs in a line; the arrow keys go from one to the next. */
export function TabBar<Name extends string>(props: TabBarProps<Name>) {
  const { label, tabs, active, onChange, panelId, end } = props;
  const bar = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((tab) => tab.name === active);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.name);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };

  return (
    <div className={styles.bar}>
      <div ref={bar} className={styles.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ name, text, count }) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            aria-selected={name === active}
            aria-controls={panelId}
            tabIndex={name === active ? 0 : -1}
            className={classes(styles.tab, name === active && styles.active)}
            onClick={() => {
              onChange(name);
            }}
          >
            {text}
            {count != null && <span className={styles.count}>{count}</span>}
          </button>
        ))}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
