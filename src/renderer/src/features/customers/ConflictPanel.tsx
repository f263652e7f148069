import { useTranslation } from 'react-i18next';
import { formatList } from '@/lib/format';
import { IconAlert } from '@/ui/icons';
import { formatBirthday, readBirthday } from './birthday';
import type { Conflict } from './conflict';
import type { FieldName, FormTexts } from './formFields';
import styles from './CustomerForm.module.css';

type ConflictPanelProps = {
  conflict: Conflict;
  /** Whose value each field shows now. */
  chosen: Readonly<Partial<Record<FieldName, 'mine' | 'saved'>>>;
  onChoose: (name: FieldName, whose: 'mine' | 'saved') => void;
};

/** Both values of every field that two people changed, and a choice for each. */
export function ConflictPanel({ conflict, chosen, onChoose }: ConflictPanelProps) {
  const { t } = useTranslation();
  const { both, taken, mine, saved } = conflict;
  return (
    <section className={styles.conflict} role="alert" aria-label={t('customers.conflict.title')}>
      <p className={styles.conflictTitle}>
        <IconAlert size="1.25rem" stroke={1.6} aria-hidden />
        {t(both.length > 0 ? 'customers.conflict.choose' : 'customers.conflict.merged')}
      </p>
      {both.map((name) => (
        <fieldset key={name} className={styles.conflictField}>
          <legend>{t(`customers.field.${name}`)}</legend>
          {(['mine', 'saved'] as const).map((whose) => (
            <label key={whose} className={styles.conflictChoice}>
              <input
                type="radio"
                name={`conflict-${name}`}
                checked={(chosen[name] ?? 'mine') === whose}
                onChange={() => {
                  onChoose(name, whose);
                }}
              />
              <span className={styles.conflictWhose}>{t(`customers.conflict.${whose}`)}</span>
              <span className={styles.conflictValue}>
                {valueText(name, whose === 'mine' ? mine : saved) || t('customers.conflict.empty')}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {taken.length > 0 && (
        <p className={styles.conflictTaken}>
          {t('customers.conflict.taken', {
            fields: formatList(taken.map((name) => t(`customers.field.${name}`))),
          })}
        </p>
      )}
    </section>
  );

  function valueText(name: FieldName, texts: FormTexts): string {
    switch (name) {
      case 'kind':
        return t(`customers.kind.${texts.kind}`);
      case 'gender':
        return texts.gender === '' ? '' : t(`customers.gender.${texts.gender}`);
      case 'phones':
        return formatList(texts.phones);
      case 'tags':
        return formatList(texts.tags);
      case 'birthday': {
        const born = readBirthday(texts.birthday, texts.calendar);
        return born === null || born === 'unreadable' ? texts.birthday : formatBirthday(born);
      }
      default:
        return texts[name];
    }
  }
}
