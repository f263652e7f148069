import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_TYPES } from '@shared/features/complaints/complaints.rules';
import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/ui/Choice';
import type { Typed } from '../complaintForm';
import styles from '../ComplaintForm.module.css';
import { categoryName } from '../complaintText';
import { Digits } from '../Digits';
import { PolicySelect } from '../policies/PolicySelect';
import { Labelled } from './Labelled';

type SortPartProps = {
  typed: Typed;
  /** Those that are offered, and the one that is chosen. */
  categories: readonly ComplaintCategory[];
  category: ComplaintCategory | undefined;
  onChange: (change: Partial<Typed>) => void;
  /** A category was taken by its digit. */
  onNext: () => void;
  /** Enter in the policy goes on. */
  onEnter: (event: KeyboardEvent) => void;
};

/** What it is, what it is about, and which policy a special request meets. */
export function SortPart({ typed, categories, category, onChange, onNext, onEnter }: SortPartProps) {
  const { t } = useTranslation();
  const ids = { type: useId(), category: useId(), policy: useId() };
  return (
    <section className={styles.part}>
      <Labelled id={ids.type} label={t('complaints.field.type')}>
        <Choice
          labelledBy={ids.type}
          options={COMPLAINT_TYPES.map((value) => ({ value, text: t(`complaints.type.${value}`) }))}
          value={typed.type}
          onChange={(type) => {
            onChange({ type });
          }}
        />
      </Labelled>
      <div data-part="category">
        <Labelled id={ids.category} label={t('complaints.field.category')}>
          <Digits
            labelledBy={ids.category}
            options={categories.map(({ key }) => ({ value: key, text: categoryName(categories, key) }))}
            value={category?.key ?? null}
            onChange={(key) => {
              onChange({ category: key });
            }}
            onNext={onNext}
          />
        </Labelled>
      </div>
      {typed.type === 'request' && (
        <div data-part="policy">
          <Labelled id={ids.policy} label={t('complaints.policy.which')} isFor>
            <PolicySelect
              id={ids.policy}
              value={typed.policyId}
              onChange={(policyId) => {
                onChange({ policyId });
              }}
              onKeyDown={onEnter}
            />
          </Labelled>
        </div>
      )}
    </section>
  );
}
