import { fieldIdOf } from '@shared/features/customers/filter.rules';
import { PURPOSES } from '@shared/features/privacy/privacy.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { FieldRow } from '@/ui/FieldRow';
import { WordsField } from '@/ui/WordsField';
import { pickText, type FilterNames } from './conditionText';
import styles from './Filter.module.css';

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));

/** What can be picked for something; null where words are typed. */
function choicesOf(on: string, names: FilterNames): readonly string[] | null {
  switch (on) {
    case 'tag':
      return null;
    case 'kind':
      return ['person', 'company'];
    case 'gender':
      return ['female', 'male'];
    case 'birthMonth':
      return MONTHS;
    case 'consent':
      return PURPOSES;
    case 'tier':
    case 'lead':
    case 'source':
      return [...names[on].keys()];
    default: {
      const id = fieldIdOf(on);
      return names.fields.find((one) => one.id === id)?.choices.map(({ word }) => word) ?? [];
    }
  }
}

type ConditionPicksProps = {
  on: string;
  picks: readonly string[];
  names: FilterNames;
  problem: string | null;
  onPicks: (picks: string[]) => void;
};

/** Which of several a condition means: tags as they are typed, all else ticked. */
export function ConditionPicks({ on, picks, names, problem, onPicks }: ConditionPicksProps) {
  const { t } = useTranslation();
  const id = useId();
  const choices = choicesOf(on, names);
  const { data: tags = [] } = useCall('customers.tags', {}, { isEnabled: choices === null });
  if (choices === null) {
    return (
      <>
        <WordsField
          label={t('customers.field.tags')}
          name="picks"
          words={picks}
          onChange={onPicks}
          known={tags.map(({ tag }) => tag)}
          placeholder={t('customers.form.tagsHint')}
          dropLabel={(tag) => t('customers.form.dropTag', { tag })}
        />
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </>
    );
  }
  return (
    <FieldRow label={t('customers.where.value')} labelId={id} error={problem}>
      <div role="group" aria-labelledby={id} className={styles.picks}>
        {choices.map((choice) => (
          <label key={choice} className={styles.pick}>
            <input
              type="checkbox"
              checked={picks.includes(choice)}
              onChange={({ target }) => {
                onPicks(target.checked ? [...picks, choice] : picks.filter((one) => one !== choice));
              }}
            />
            {pickText(on, choice, names)}
          </label>
        ))}
        {choices.length === 0 && <span>{t('customers.where.nothing')}</span>}
      </div>
    </FieldRow>
  );
}
