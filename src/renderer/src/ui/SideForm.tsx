import { ActionIcon, Button } from '@mantine/core';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { pressKey, useKeys } from '@/lib/keys';
import { ErrorNotice } from './ErrorNotice';
import { IconClose } from './icons';
import { KeyCap } from './KeyCap';
import styles from './SideForm.module.css';

type SideFormProps = {
  title: string;
  /** The field that has the focus first, by its name. */
  field: string;
  /** It goes on from a draft. */
  hasDraft: boolean;
  /** Parks the draft and begins another; undefined where there is but one. */
  onAnother?: (() => void) | undefined;
  onStartOver: () => void;
  /** Why the draft is not being kept; null where it is. */
  notKept: string | null;
  error: unknown;
  isRunning: boolean;
  onSave: () => void;
  onLeave: () => void;
  children: ReactNode;
};

/** The frame of a form beside a list: Enter goes from field to field, Ctrl S saves, Esc leaves and keeps the draft. */
export function SideForm({ title, field, children, onSave, onLeave, ...props }: SideFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);

  // With the first picture, not after it: a later choice of the text would take what was already typed.
  useLayoutEffect(() => {
    const found = form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`);
    found?.focus();
    if (!(found instanceof HTMLTextAreaElement)) found?.select();
  }, [field]);

  const leave = (): void => {
    // A word that is half a tag becomes one when it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onLeave();
  };
  useKeys({ 'form.save': onSave });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    pressKey(event, {
      'form.leave': leave,
      'form.next': () => {
        if (event.shiftKey || event.target instanceof HTMLButtonElement) return false;
        if (!goOn(event.currentTarget as HTMLElement, event.target as HTMLElement)) onSave();
        return true;
      },
    });
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.sub}>{t('common.form.how')}</p>
        <ActionIcon aria-label={t('common.close')} onClick={leave}>
          <IconClose size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.fields}>
        {props.hasDraft && (
          <p className={styles.draft}>
            <span className={styles.draftText}>{t('common.form.draft')}</span>
            {props.onAnother && (
              <button type="button" className={styles.link} onClick={props.onAnother}>
                {t('common.form.another')}
              </button>
            )}
            <button type="button" className={styles.link} onClick={props.onStartOver}>
              {t('common.form.startOver')}
            </button>
          </p>
        )}
        {children}
      </div>
      <footer className={styles.foot}>
        {props.error != null && <ErrorNotice error={props.error} />}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            loading={props.isRunning}
            rightSection={<KeyCap name="form.save" isOnAccent />}
          >
            {t('common.save')}
          </Button>
          <Button onClick={leave} rightSection={<KeyCap name="form.leave" />}>
            {t('common.form.leave')}
          </Button>
          {props.notKept === null ? (
            <span className={styles.kept}>{t('common.form.kept')}</span>
          ) : (
            <span className={classes(styles.kept, styles.notKept)} role="alert">
              {props.notKept}
            </span>
          )}
        </div>
      </footer>
    </form>
  );
}

/** Enter at the till: on to the next field. False after the last. */
function goOn(form: HTMLElement, from: HTMLElement): boolean {
  const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')];
  const next = steps[steps.findIndex((step) => step.contains(from)) + 1];
  if (!next || !steps.some((step) => step.contains(from))) return false;
  const control = next.matches('input, textarea')
    ? next
    : next.querySelector<HTMLElement>('input:checked, input');
  control?.focus();
  return true;
}
