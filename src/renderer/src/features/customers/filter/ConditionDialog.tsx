import {
  FILTER_NAMES,
  operatorsOf,
  type Condition,
  type FilterKind,
  type Operator,
} from '@shared/features/customers/filter.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import sheet from '@/ui/DialogBody.module.css';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { conditionOf, typedFor, typedOf, wantsOf, type TypedCondition } from './conditionForm';
import { kindOf, whatText, type FilterNames } from './conditionText';
import { ConditionPicks } from './ConditionPicks';

type ConditionDialogProps = {
  /** Null for a new one. */
  condition: Condition | null;
  names: FilterNames;
  onSave: (condition: Condition) => void;
  onClose: () => void;
};

/** One condition of the filter: what is asked about, how, and with what. */
export function ConditionDialog({ condition, names, onSave, onClose }: ConditionDialogProps) {
  const { t } = useTranslation();
  const whatId = useId();
  const isId = useId();
  const mayTiers = useMay('loyalty.read');
  const maySources = useMay('joins.read');
  const hidden = [...(mayTiers ? [] : ['tier', 'balance']), ...(maySources ? [] : ['source'])];
  const [typed, setTyped] = useState((): TypedCondition => {
    const kind = condition === null ? null : kindOf(condition, names);
    return condition === null || kind === null ? typedFor('tag', 'pick') : typedOf(condition, kind);
  });
  const [isTried, setIsTried] = useState(false);
  const kind: FilterKind = kindOf(typed, names) ?? 'pick';
  const wants = wantsOf(kind, typed.is);
  const now = conditionOf(typed, kind);
  const problem = isTried && now === null ? t(`customers.where.wrong.${kind}`) : null;
  const set = (change: Partial<TypedCondition>): void => {
    setTyped({ ...typed, ...change });
  };
  const save = (): void => {
    setIsTried(true);
    if (now === null) return;
    onSave(now);
    onClose();
  };
  const isDays = typed.is === 'within' || typed.is === 'notWithin';
  const hint = kind === 'day' ? t(isDays ? 'customers.where.daysHint' : 'customers.where.dayHint') : null;
  return (
    <FormDialog
      title={t(condition === null ? 'customers.where.add' : 'customers.where.edit')}
      back={t('customers.where.back')}
      save={t('customers.where.save')}
      width={38}
      isRunning={false}
      onSave={save}
      onClose={onClose}
    >
      <FieldRow label={t('customers.where.about')} htmlFor={whatId}>
        <select
          id={whatId}
          className={sheet.select}
          value={typed.on}
          data-autofocus
          onChange={({ target }) => {
            setTyped(typedFor(target.value, kindOf({ on: target.value }, names) ?? 'pick'));
            setIsTried(false);
          }}
        >
          {FILTER_NAMES.filter((name) => !hidden.includes(name)).map((name) => (
            <option key={name} value={name}>
              {whatText(name, names)}
            </option>
          ))}
          {names.fields
            .filter(({ isRetired, id }) => !isRetired || typed.on === `field:${String(id)}`)
            .map(({ id, name }) => (
              <option key={id} value={`field:${String(id)}`}>
                {name}
              </option>
            ))}
        </select>
      </FieldRow>
      <FieldRow label={t('customers.where.how')} htmlFor={isId}>
        <select
          id={isId}
          className={sheet.select}
          value={typed.is}
          onChange={({ target }) => {
            set({ is: target.value as Operator });
          }}
        >
          {operatorsOf(typed.on, kind).map((one) => (
            <option key={one} value={one}>
              {t(`customers.where.operator.${one}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      {wants === 'picks' && (
        <ConditionPicks
          on={typed.on}
          picks={typed.picks}
          names={names}
          problem={problem}
          onPicks={(picks) => {
            set({ picks });
          }}
        />
      )}
      {wants === 'text' && (
        <TextField
          key={`${typed.on} ${typed.is}`}
          label={t(kind === 'money' ? 'customers.where.amount' : 'customers.where.value')}
          value={typed.text}
          error={problem}
          hint={hint}
          inputMode={kind === 'text' || kind === 'day' ? undefined : 'decimal'}
          onChange={(text) => {
            set({ text });
          }}
        />
      )}
    </FormDialog>
  );
}
