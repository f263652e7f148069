import { Button } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { useKeys } from '@/lib/keys';
import { ErrorNotice } from './ErrorNotice';
import { KeyCap } from './KeyCap';
import styles from './StandalonePage.module.css';

/** A page without the frame, such as the door or the first questions: in the middle, and scrolling where it is taller. */
export function StandalonePage({ children }: { children?: ReactNode }) {
  return <main className={styles.page}>{children}</main>;
}

type StandaloneCardProps = {
  /** Stands beside the seal; without it the product's name. */
  name?: string;
  title: string;
  /** A sentence under the title. */
  sub?: string;
  isWide?: boolean;
  children: ReactNode;
};

/** What such a page asks, under the seal. */
export function StandaloneCard({ name, title, sub, isWide = false, children }: StandaloneCardProps) {
  const { t } = useTranslation();
  return (
    <div className={classes(styles.card, isWide && styles.wide)}>
      <p className={styles.brand}>
        <span className={styles.seal} aria-hidden>
          {t('common.appName').slice(0, 1)}
        </span>
        {name ?? t('common.appName')}
      </p>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {sub !== undefined && <p className={styles.sub}>{sub}</p>}
      </div>
      {children}
    </div>
  );
}

type StandaloneFormProps = {
  ref?: Ref<HTMLFormElement>;
  /** The fields. */
  children: ReactNode;
  error: unknown;
  /** What Enter does, and its button says. */
  next: string;
  onNext: () => Promise<void>;
  isRunning: boolean;
  /** The way out by Esc, closed while `onNext` runs. */
  leave?: { text: string; onLeave: () => void };
  /** Further buttons beside these. */
  more?: ReactNode;
  /** A quiet sentence under them. */
  note?: ReactNode;
};

/** A question of such a page: its fields, what went wrong, and the ways on. */
export function StandaloneForm(props: StandaloneFormProps) {
  const { ref, children, error, next, onNext, isRunning, leave, more, note } = props;
  useKeys({ 'form.leave': () => (leave === undefined || isRunning ? false : leave.onLeave()) });
  return (
    <form
      ref={ref}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onNext();
      }}
    >
      {children}
      {error != null && <ErrorNotice error={error} />}
      <div className={styles.foot}>
        <Button
          type="submit"
          variant="filled"
          size="md"
          loading={isRunning}
          rightSection={<KeyCap name="form.next" isOnAccent />}
        >
          {next}
        </Button>
        {leave && (
          <Button
            size="md"
            disabled={isRunning}
            rightSection={<KeyCap name="form.leave" />}
            onClick={leave.onLeave}
          >
            {leave.text}
          </Button>
        )}
        {more}
      </div>
      {note != null && <p className={styles.note}>{note}</p>}
    </form>
  );
}
