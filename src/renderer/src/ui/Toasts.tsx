import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, useToasts, type Toast } from '@/lib/notify';
import { IconAlert, IconCheck, IconClock, IconClose } from './icons';
import { KeyCap } from './KeyCap';
import styles from './Toasts.module.css';

const ICONS = { done: IconCheck, undo: IconCheck, error: IconAlert, waiting: IconClock } as const;

/** The messages at the foot of the window. They wait while the mouse or the focus rests on them. */
export function Toasts() {
  const toasts = useToasts();
  const { t } = useTranslation();
  return (
    <section className={styles.stack} aria-label={t('common.messages')} aria-live="polite">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [isHeld, setIsHeld] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const dismiss = useEffectEvent(() => {
    dismissToast(toast.id);
  });

  useEffect(() => {
    if (isHeld || isUndoing) return undefined;
    const timer = setTimeout(() => {
      dismiss();
    }, toast.showMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, isUndoing, toast.showMs]);

  const undo = async (): Promise<void> => {
    setIsUndoing(true);
    await toast.undo?.();
    dismissToast(toast.id);
  };

  const Icon = ICONS[toast.kind];
  return (
    <div
      className={styles.toast}
      role={toast.kind === 'error' ? 'alert' : undefined}
      onMouseEnter={() => {
        setIsHeld(true);
      }}
      onMouseLeave={() => {
        setIsHeld(false);
      }}
      onFocus={() => {
        setIsHeld(true);
      }}
      onBlur={() => {
        setIsHeld(false);
      }}
    >
      <Icon size="1.125rem" stroke={1.9} aria-hidden />
      <span className={styles.text}>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={styles.undo} disabled={isUndoing} onClick={() => void undo()}>
          {t('common.undo')}
          <KeyCap name="everywhere.undo" isOnAccent />
        </button>
      )}
      <button
        type="button"
        className={styles.close}
        aria-label={t('common.close')}
        onClick={() => {
          dismissToast(toast.id);
        }}
      >
        <IconClose size="1rem" stroke={1.9} aria-hidden />
      </button>
    </div>
  );
}
