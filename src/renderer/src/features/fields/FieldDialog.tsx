import type { CustomField } from '@shared/features/fields/fields.contract';
import { FIELD_KINDS, FIELD_LIMITS, type FieldKind } from '@shared/features/fields/fields.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { problemsOf, typedOf, wordsTyped, type FieldProblem, type TypedField } from './fieldForm';

type FieldDialogProps = {
  /** Null for a new one. */
  field: CustomField | null;
  /** On how many cards something stands in it: its kind stays then. */
  count: number;
  onClose: () => void;
};

/** A field of the shop's own: what it is called, what it holds, and whether the list shows it. */
export function FieldDialog({ field, count, onClose }: FieldDialogProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const listId = useId();
  const [typed, setTyped] = useState(() => typedOf(field));
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error, clearError } = useAct('fields.save');
  const problems = isTried ? problemsOf(typed) : [];
  const wrong = (problem: FieldProblem): string | null =>
    problems.includes(problem) ? t(`fields.wrong.${problem}`) : null;
  const set = (change: Partial<TypedField>): void => {
    setTyped({ ...typed, ...change });
    clearError();
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (problemsOf(typed).length > 0) return;
    const fields = wordsTyped(typed);
    const done = await run({ id: field?.id ?? null, version: field?.version ?? null, fields });
    if (done === null) return;
    offerUndo(t('fields.told.saved', { name: fields.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={field ? t('fields.editTitle', { name: field.name }) : t('fields.add')}
      back={t('fields.back')}
      save={t('fields.save')}
      width={40}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('fields.name')}
        value={typed.name}
        autoFocus
        placeholder={t('fields.nameHint')}
        error={wrong('name')}
        onChange={(text) => {
          set({ name: text.slice(0, FIELD_LIMITS.name) });
        }}
      />
      <FieldRow
        label={t('fields.kind')}
        htmlFor={kindId}
        hint={count > 0 ? t('fields.kindStays', { count }) : null}
      >
        <select
          id={kindId}
          className={sheet.select}
          value={typed.kind}
          disabled={count > 0}
          onChange={({ target }) => {
            set({ kind: target.value as FieldKind });
          }}
        >
          {FIELD_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`fields.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      {typed.kind === 'choice' && (
        <TextField
          label={t('fields.choices')}
          value={typed.choices}
          isLong
          hint={t('fields.choicesHint')}
          error={wrong('choices')}
          onChange={(choices) => {
            set({ choices });
          }}
        />
      )}
      <FieldRow label={t('fields.inList')} labelId={listId}>
        <Choice
          labelledBy={listId}
          value={typed.isInList ? 'yes' : 'no'}
          onChange={(value) => {
            set({ isInList: value === 'yes' });
          }}
          options={[
            { value: 'yes', text: t('fields.value.yes') },
            { value: 'no', text: t('fields.value.no') },
          ]}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
