import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from '@/lib/classes';
import { FieldRow } from './FieldRow';
import styles from './Field.module.css';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  hint?: ReactNode;
  /** Several lines: the field grows with its text. */
  isLong?: boolean;
  /** What is typed stays unseen: a password or a PIN. */
  isSecret?: boolean;
  placeholder?: string;
  inputMode?: ComponentProps<'input'>['inputMode'];
  autoFocus?: boolean;
  /** Name of the field, to find it by when it is to be focused. */
  name?: string;
  /** Stands beside the input, such as a choice that belongs to it. */
  beside?: ReactNode;
  /** Values that are in use already, to choose from. */
  known?: readonly string[] | undefined;
  onBlur?: () => void;
};

/** A labelled text in a form. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error = null, isLong = false, beside } = props;
  const id = useId();
  const shared = {
    id,
    name: props.name,
    value,
    placeholder: props.placeholder,
    autoComplete: 'off',
    spellCheck: false,
    autoFocus: props.autoFocus,
    // A dialog that opens with the field looks for this.
    'data-autofocus': props.autoFocus === true || undefined,
    'data-step': true,
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? undefined : `${id}-error`,
    onBlur: props.onBlur,
  };
  return (
    <FieldRow label={label} htmlFor={id} error={error} errorId={`${id}-error`} hint={props.hint}>
      <div className={styles.line}>
        {isLong ? (
          <textarea
            {...shared}
            rows={1}
            className={classes(styles.input, styles.long)}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        ) : (
          <input
            {...shared}
            type={props.isSecret === true ? 'password' : 'text'}
            inputMode={props.inputMode}
            list={props.known && `${id}-known`}
            className={styles.input}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        )}
        {props.known && (
          <datalist id={`${id}-known`}>
            {props.known.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        )}
        {beside}
      </div>
    </FieldRow>
  );
}
