import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@shared/features/staff/staff.rules';
import { classes } from '@/lib/classes';
import { Face } from './Face';
import styles from './PersonChoice.module.css';

type PersonChoiceProps<Someone> = {
  label: string;
  people: readonly Someone[];
  chosenId: number | undefined;
  onChoose: (person: Someone) => void;
};

/** People by their pictures, of whom one is chosen; the arrow keys go from one to the next. */
export function PersonChoice<Someone extends { id: number; name: string; role: Role }>(
  props: PersonChoiceProps<Someone>,
) {
  const { t } = useTranslation();
  const group = useId();
  return (
    <div className={styles.people} role="radiogroup" aria-label={props.label}>
      {props.people.map((person) => (
        <label
          key={person.id}
          className={classes(styles.person, person.id === props.chosenId && styles.here)}
        >
          <input
            type="radio"
            name={group}
            className={styles.radio}
            checked={person.id === props.chosenId}
            onChange={() => {
              props.onChoose(person);
            }}
          />
          <Face id={person.id} name={person.name} isLarge />
          <span className={styles.name}>{person.name}</span>
          <span className={styles.role}>{t(`shell.role.${person.role}`)}</span>
        </label>
      ))}
    </div>
  );
}
