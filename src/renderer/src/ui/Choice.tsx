import { useId } from 'react';
import { classes } from '@/lib/classes';
import styles from './Field.module.css';

type ChoiceProps<Value extends string> = {
  /** Name of the group for screen readers, where no visible label names it. */
  label?: string;
  /** Id of the visible label. */
  labelledBy?: string;
  options: readonly { value: Value; text: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A few options of which one is chosen, all in view; the arrow keys go from one to the next. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, labelledBy, options, value, onChange } = props;
  const name = useId();
  return (
    <div
      className={styles.choice}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      data-step
    >
      {options.map((option) => (
        <label key={option.value} className={classes(styles.option, option.value === value && styles.chosen)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}
