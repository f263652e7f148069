import type { DraftRow } from '@shared/features/drafts/drafts.contract';
import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { discardDraft, loadDraft } from '@/features/drafts/drafts.public';
import { formatInstant } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { IconTrash } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import styles from './ParkedDrafts.module.css';

type ParkedListProps = {
  id: string;
  drafts: readonly DraftRow[];
  onOpen: (draft: DraftRow) => void;
  onClose: () => void;
};

/** The parked forms: what each is about, since when, and a way to throw it away. */
export function ParkedList({ id, drafts, onOpen, onClose }: ParkedListProps) {
  const { t } = useTranslation();
  const today = useToday();
  const panel = useRef<HTMLDivElement>(null);
  const openers = (): HTMLElement[] => [
    ...(panel.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? []),
  ];
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[data-opens]')?.focus();
  }, []);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      const outside = event.target instanceof Node && !panel.current?.parentElement?.contains(event.target);
      if (outside) onClose();
    };
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('pointerdown', onPress);
    };
  }, [onClose]);

  const nameOfDraft = ({ title, customer }: DraftRow): string => {
    if (customer) return customerTitle(customer);
    return title === '' ? t('drafts.untitled') : title;
  };
  const discard = async (draft: DraftRow): Promise<void> => {
    const at = drafts.indexOf(draft);
    const found = await loadDraft(draft.place);
    if (found) await discardDraft(draft.place, found);
    const left = openers();
    (left[at] ?? left.at(-1))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = openers();
    const at = all.findIndex((opener) => opener.parentElement?.contains(event.target as Node));
    pressKey(event, {
      'form.leave': () => {
        panel.current?.parentElement?.querySelector('button')?.focus();
        onClose();
      },
      'list.move': ({ key }) => all[(at + (key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus(),
      'parked.discard': () => {
        const draft = drafts[at];
        if (draft) void discard(draft);
      },
    });
  };

  return (
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-label={t('drafts.title')}
      className={styles.panel}
      onKeyDown={onKeyDown}
    >
      <ul className={styles.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.row}>
            <button
              type="button"
              data-opens
              className={styles.open}
              onClick={() => {
                onOpen(draft);
              }}
            >
              <span className={styles.name}>{nameOfDraft(draft)}</span>
              <span className={styles.since}>
                {t('drafts.since', {
                  form: t(`drafts.form.${draft.place.form}`),
                  when: formatInstant(draft.begunAt, today),
                })}
              </span>
              {draft.customer?.isInBin && <span className={styles.since}>{t('drafts.inBin')}</span>}
            </button>
            <ActionIcon
              aria-label={t('drafts.discardOne', { name: nameOfDraft(draft) })}
              onClick={() => void discard(draft)}
            >
              <IconTrash size="1.125rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <p className={styles.keys}>
        <KeyCap name="everywhere.parked" />
        {t('keys.everywhere.parked')}
        <KeyCap name="parked.discard" />
        {t('keys.parked.discard')}
      </p>
    </div>
  );
}
