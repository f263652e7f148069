import { COMPLAINT_LIMITS, WISHES } from '@shared/features/complaints/complaints.rules';
import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Typed } from '../complaintForm';
import styles from '../ComplaintForm.module.css';
import { Digits } from '../Digits';
import { Labelled } from './Labelled';

type WishPartProps = {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  /** A wish was taken by its digit. */
  onWish: () => void;
  /** Enter in what they want in words goes on. */
  onEnter: (event: KeyboardEvent) => void;
};

/** What the customer wants most, and in words. */
export function WishPart({ typed, onChange, onWish, onEnter }: WishPartProps) {
  const { t } = useTranslation();
  const ids = { wish: useId(), wants: useId() };
  return (
    <section className={styles.part}>
      <div data-part="wish">
        <Labelled id={ids.wish} label={t('complaints.field.wish')}>
          <Digits
            labelledBy={ids.wish}
            options={WISHES.map((value) => ({ value, text: t(`complaints.wish.${value}`) }))}
            value={typed.wish}
            onChange={(wish) => {
              onChange({ wish });
            }}
            onNext={onWish}
          />
        </Labelled>
      </div>
      <div data-part="wants">
        <Labelled id={ids.wants} label={t('complaints.field.wants')} isFor>
          <input
            id={ids.wants}
            className={styles.input}
            value={typed.wants}
            maxLength={COMPLAINT_LIMITS.short}
            onChange={({ target }) => {
              onChange({ wants: target.value });
            }}
            onKeyDown={onEnter}
          />
        </Labelled>
      </div>
    </section>
  );
}
