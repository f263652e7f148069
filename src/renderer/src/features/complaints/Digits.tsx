import { useRef, type KeyboardEvent } from 'react';
import { isComposing } from '@/lib/keys';
import { classes } from '@/lib/classes';
import styles from './Digits.module.css';

type DigitsProps<Value extends string> = {
  /** Id of the label that names them. */
  labelledBy: string;
  options: readonly { value: Value; text: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** Told once one was taken by its digit, or by Enter. */
  onNext: () => void;
};

/** A few options under each other's digits: one press takes one and goes on; arrows move, Enter keeps what is chosen. */
export function Digits<Value extends string>({
  labelledBy,
  options,
  value,
  onChange,
  onNext,
}: DigitsProps<Value>) {
  const group = useRef<HTMLDivElement>(null);
  const chosenAt = options.findIndex((one) => one.value === value);
  const focus = (at: number): void =>
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[at]?.focus();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const taken = /^[1-9]$/u.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (step !== undefined) {
      const at = (Math.max(0, chosenAt) + step + options.length) % options.length;
      const next = options[at];
      if (next) onChange(next.value);
      focus(at);
    } else if (taken) {
      onChange(taken.value);
      onNext();
    } else if (event.key === 'Enter') {
      onNext();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={group}
      className={styles.digits}
      role="radiogroup"
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={at === Math.max(0, chosenAt) ? 0 : -1}
          className={classes(styles.option, option.value === value && styles.chosen)}
          onClick={() => {
            onChange(option.value);
            onNext();
          }}
        >
          {at < 9 && (
            <span className={styles.digit} aria-hidden>
              {at + 1}
            </span>
          )}
          {option.text}
        </button>
      ))}
    </div>
  );
}
