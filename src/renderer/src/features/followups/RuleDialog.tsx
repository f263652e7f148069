import { Button } from '@mantine/core';
import { FIRST_DAILY } from '@shared/features/followups/ration.rules';
import type { Rule, RuleFields } from '@shared/features/followups/rule.channels';
import { FOLLOWUP_KINDS, FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import { firstParams } from '@shared/features/followups/trigger.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { parseAmount } from '@shared/lib/money';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import styles from './Followups.module.css';
import { fieldsOfRule } from './ruleForm';
import { TriggerFields } from './TriggerFields';
import { TrialReport } from './TrialReport';

type Triggers = CallOutput<'followups.rules'>['triggers'];
type RuleDialogProps = {
  /** Null for a new one. */
  rule: Rule | null;
  triggers: Triggers;
  onClose: () => void;
};

function beginning(rule: Rule | null, triggers: Triggers): RuleFields {
  if (rule) return fieldsOfRule(rule);
  const [first] = triggers;
  return {
    name: '',
    trigger: first?.trigger ?? '',
    params: first ? { ...firstParams(first) } : {},
    tag: '',
    minSpendCents: 0,
    kind: 'call',
    subject: '',
    personId: null,
  };
}

/** A rule: when, who, what, by whom. It can be tried on the past before it is saved. */
export function RuleDialog({ rule, triggers, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const ids = { trigger: useId(), tag: useId(), person: useId() };
  const [fields, setFields] = useState(() => beginning(rule, triggers));
  const [spend, setSpend] = useState(rule && rule.minSpendCents > 0 ? String(rule.minSpendCents / 100) : '');
  const [tried, setTried] = useState<RuleFields | null>(null);
  const [isTried, setIsTried] = useState(false);
  const { data: tags = [] } = useCall('customers.tags', {});
  const { data: people = [] } = useCall('followups.people', {});
  const creating = useAct('followups.createRule');
  const editing = useAct('followups.editRule');
  const error = creating.error ?? editing.error;
  const spec = triggers.find(({ trigger }) => trigger === fields.trigger);
  const minSpendCents = spend.trim() === '' ? 0 : parseAmount(spend);
  const set = (change: Partial<RuleFields>): void => {
    setFields({ ...fields, ...change });
  };
  const wholeOf = (): RuleFields | null => {
    const whole = { ...fields, name: fields.name.trim(), subject: fields.subject.trim() };
    return minSpendCents === null || minSpendCents < 0 || whole.name === '' || whole.subject === ''
      ? null
      : { ...whole, minSpendCents };
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const whole = wholeOf();
    if (whole === null) return;
    const done = rule
      ? await editing.run({ id: rule.id, version: rule.version, fields: whole })
      : await creating.run(whole);
    if (done === null) return;
    offerUndo(
      t(rule ? 'followups.form.changed' : 'followups.rule.added', { name: whole.name }),
      done.commandId,
    );
    onClose();
  };
  const missing = (text: string): string | null =>
    isTried && text.trim() === '' ? t('followups.rule.missing') : null;
  return (
    <FormDialog
      title={t(rule ? 'followups.rule.edit' : 'followups.rule.add')}
      back={t('followups.back')}
      save={t('followups.form.save')}
      isRunning={creating.isRunning || editing.isRunning}
      width={42}
      actions={
        <Button
          size="md"
          onClick={() => {
            setIsTried(true);
            setTried(wholeOf());
          }}
        >
          {t('followups.rule.try')}
        </Button>
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('followups.rule.name')}
        value={fields.name}
        autoFocus
        error={missing(fields.name)}
        onChange={(name) => {
          set({ name: name.slice(0, 60) });
        }}
      />
      <FieldRow label={t('followups.rule.when')} htmlFor={ids.trigger}>
        <div>
          <select
            id={ids.trigger}
            className={styles.select}
            value={fields.trigger}
            onChange={({ target }) => {
              const chosen = triggers.find(({ trigger }) => trigger === target.value);
              if (chosen) set({ trigger: chosen.trigger, params: { ...firstParams(chosen) } });
            }}
          >
            {triggers.map(({ trigger }) => (
              <option key={trigger} value={trigger}>
                {t(`followups.trigger.${trigger}.name`)}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      {spec && (
        <TriggerFields
          key={spec.trigger}
          spec={spec}
          params={fields.params}
          onChange={(params) => {
            set({ params });
          }}
        />
      )}
      <FieldRow label={t('followups.rule.who')} htmlFor={ids.tag}>
        <div>
          <select
            id={ids.tag}
            className={styles.select}
            value={fields.tag}
            onChange={({ target }) => {
              set({ tag: target.value });
            }}
          >
            <option value="">{t('followups.rule.everybody')}</option>
            {[...new Set([...tags.map(({ tag }) => tag), fields.tag])]
              .filter((tag) => tag !== '')
              .map((tag) => (
                <option key={tag} value={tag}>
                  {t('followups.rule.onlyTag', { tag })}
                </option>
              ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t('followups.rule.spend')}
        value={spend}
        inputMode="decimal"
        error={minSpendCents === null || minSpendCents < 0 ? t('followups.rule.notMoney') : null}
        hint={t('followups.rule.spendHint')}
        onChange={(text) => {
          setSpend(text.slice(0, 20));
        }}
      />
      <FieldRow label={t('followups.field.kind')}>
        <Choice
          label={t('followups.field.kind')}
          value={fields.kind}
          onChange={(kind) => {
            set({ kind });
          }}
          options={FOLLOWUP_KINDS.map((value) => ({ value, text: t(`followups.kind.${value}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('followups.field.subject')}
        value={fields.subject}
        error={missing(fields.subject)}
        hint={t('followups.hint.subject')}
        onChange={(subject) => {
          set({ subject: subject.slice(0, FOLLOWUP_LIMITS.subject) });
        }}
      />
      {people.length > 1 && (
        <FieldRow label={t('followups.field.person')} htmlFor={ids.person}>
          <div>
            <select
              id={ids.person}
              className={styles.select}
              value={fields.personId ?? ''}
              onChange={({ target }) => {
                set({ personId: target.value === '' ? null : Number(target.value) });
              }}
            >
              <option value="">{t('followups.rule.lead')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      {tried && <TrialReport fields={tried} daily={FIRST_DAILY} />}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
