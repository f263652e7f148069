import { Button } from '@mantine/core';
import type { TemplateStep } from '@shared/features/processes/processes.contract';
import {
  PROCESS_LIMITS,
  PROCESS_STARTS,
  TIME_UNITS,
  type TimeUnit,
} from '@shared/features/processes/processes.rules';
import { ROLES } from '@shared/features/staff/staff.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import styles from '../Processes.module.css';
import type { Offered } from '../useTemplates';

/** A step as it is typed; who does it is `role:desk`, `person:3`, or empty for whoever starts it. */
type TypedStep = { key: string; title: string; task: string; amount: string; unit: TimeUnit; who: string };

const typedOf = ({ title, task, amount, unit, personId, role }: TemplateStep, at: number): TypedStep => ({
  key: String(at),
  title,
  task,
  amount: String(amount),
  unit,
  who: personId !== null ? `person:${String(personId)}` : role !== null ? `role:${role}` : '',
});

const EMPTY = { title: '', task: '', amount: '1', unit: 'days', who: '' } as const;

/** The step as it is saved; null where something is missing or no number. */
function stepOf({ title, task, amount, unit, who }: TypedStep): TemplateStep | null {
  const number = /^\d{1,3}$/u.test(amount.trim()) ? Number(amount) : 0;
  if (title.trim() === '' || number < 1 || number > PROCESS_LIMITS.amount) return null;
  const [kind, value] = who.split(':');
  return {
    title: title.trim(),
    task: task.trim(),
    amount: number,
    unit,
    personId: kind === 'person' ? Number(value) : null,
    role: kind === 'role' ? (ROLES.find((role) => role === value) ?? null) : null,
  };
}

type TemplateDialogProps = {
  /** Null for a new one. */
  template: Offered | null;
  onClose: () => void;
};

/** A template: its name, where it is begun from, and its steps. What runs already stays as it is. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const { data: people = [] } = useCall('processes.people', {});
  const [name, setName] = useState(template?.name ?? '');
  const [startsFrom, setStartsFrom] = useState(template?.startsFrom ?? 'customer');
  const [steps, setSteps] = useState<readonly TypedStep[]>(
    () => template?.steps.map(typedOf) ?? [{ ...EMPTY, key: '0' }],
  );
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('processes.saveTemplate');
  const save = async (): Promise<void> => {
    setIsTried(true);
    const whole = steps.flatMap((step) => stepOf(step) ?? []);
    if (name.trim() === '' || whole.length < steps.length) return;
    const done = await run({
      id: template?.id ?? null,
      version: template?.version ?? null,
      preset: template?.preset ?? null,
      name: name.trim(),
      startsFrom,
      steps: whole,
    });
    if (done === null) return;
    offerUndo(t('processes.told.saved', { name: name.trim() }), done.commandId);
    onClose();
  };
  const move = (at: number): void => {
    const moved = [...steps];
    const [step] = moved.splice(at, 1);
    if (step) moved.splice(at - 1, 0, step);
    setSteps(moved);
  };
  return (
    <FormDialog
      title={t(template ? 'processes.template.editTitle' : 'processes.template.add')}
      back={t('processes.back')}
      save={t('processes.template.save')}
      isRunning={isRunning}
      width={46}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('processes.field.name')}
        value={name}
        autoFocus
        error={isTried && name.trim() === '' ? t('processes.template.noName') : null}
        onChange={(text) => {
          setName(text.slice(0, PROCESS_LIMITS.name));
        }}
      />
      <FieldRow label={t('processes.field.startsFrom')}>
        <Choice
          label={t('processes.field.startsFrom')}
          value={startsFrom}
          onChange={setStartsFrom}
          options={PROCESS_STARTS.map((value) => ({ value, text: t(`processes.startsFrom.${value}`) }))}
        />
      </FieldRow>
      {steps.map((step, at) => (
        <StepFields
          key={step.key}
          step={step}
          place={at + 1}
          people={people}
          isWrong={isTried && stepOf(step) === null}
          onChange={(patch) => {
            setSteps(steps.map((one) => (one.key === step.key ? { ...one, ...patch } : one)));
          }}
          onUp={
            at === 0
              ? null
              : () => {
                  move(at);
                }
          }
          onRemove={
            steps.length === 1
              ? null
              : () => {
                  setSteps(steps.filter(({ key }) => key !== step.key));
                }
          }
        />
      ))}
      {steps.length < PROCESS_LIMITS.steps && (
        <div>
          <Button
            onClick={() => {
              setSteps([...steps, { ...EMPTY, key: crypto.randomUUID() }]);
            }}
          >
            {t('processes.template.addStep')}
          </Button>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

type StepFieldsProps = {
  step: TypedStep;
  /** Counted from 1. */
  place: number;
  people: readonly { id: number; name: string }[];
  isWrong: boolean;
  onChange: (patch: Partial<TypedStep>) => void;
  /** Null for the first. */
  onUp: (() => void) | null;
  /** Null where it is the only one. */
  onRemove: (() => void) | null;
};

function StepFields({ step, place, people, isWrong, onChange, onUp, onRemove }: StepFieldsProps) {
  const { t } = useTranslation();
  const ids = { amount: useId(), who: useId() };
  return (
    <div className={styles.editor} role="group" aria-label={t('processes.template.step', { place })}>
      <TextField
        label={t('processes.field.title', { place })}
        value={step.title}
        error={isWrong ? t('processes.template.wrongStep') : null}
        onChange={(title) => {
          onChange({ title: title.slice(0, PROCESS_LIMITS.title) });
        }}
      />
      <TextField
        label={t('processes.field.task')}
        value={step.task}
        isLong
        onChange={(task) => {
          onChange({ task: task.slice(0, PROCESS_LIMITS.task) });
        }}
      />
      <FieldRow label={t('processes.field.within')} htmlFor={ids.amount}>
        <div className={styles.fields}>
          <input
            id={ids.amount}
            className={styles.short}
            inputMode="numeric"
            autoComplete="off"
            value={step.amount}
            onChange={({ target }) => {
              onChange({ amount: target.value.slice(0, 3) });
            }}
          />
          <Choice
            label={t('processes.field.unit')}
            value={step.unit}
            onChange={(unit) => {
              onChange({ unit });
            }}
            options={TIME_UNITS.map((value) => ({ value, text: t(`processes.unit.${value}`) }))}
          />
        </div>
      </FieldRow>
      <FieldRow label={t('processes.field.who')} htmlFor={ids.who}>
        <div className={styles.fields}>
          <select
            id={ids.who}
            className={sheet.select}
            value={step.who}
            onChange={({ target }) => {
              onChange({ who: target.value });
            }}
          >
            <option value="">{t('processes.template.starter')}</option>
            {ROLES.map((role) => (
              <option key={role} value={`role:${role}`}>
                {t('processes.template.anyOf', { role: t(`shell.role.${role}`) })}
              </option>
            ))}
            {people.map(({ id, name }) => (
              <option key={id} value={`person:${String(id)}`}>
                {name}
              </option>
            ))}
          </select>
          {onUp && (
            <Button size="xs" aria-label={t('processes.template.upNamed', { place })} onClick={onUp}>
              {t('processes.template.up')}
            </Button>
          )}
          {onRemove && (
            <Button size="xs" aria-label={t('processes.template.removeNamed', { place })} onClick={onRemove}>
              {t('processes.template.remove')}
            </Button>
          )}
        </div>
      </FieldRow>
    </div>
  );
}
