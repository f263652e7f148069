import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { ROLES } from '@shared/features/staff/staff.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { fieldsOf, problemsOf, typedOf, type CategoryProblem, type TypedCategory } from './categoryForm';

type CategoryDialogProps = {
  /** Null for a new one. */
  category: ComplaintCategory | null;
  /** What it is called now; empty for a new one. */
  name: string;
  onClose: () => void;
};

/** A category: who sees to it and until when, what to say, what to check, what not to say. Complaints that came keep their dates. */
export function CategoryDialog({ category, name, onClose }: CategoryDialogProps) {
  const { t } = useTranslation();
  const who = useId();
  const { data: people = [] } = useCall('complaints.people', {});
  const [typed, setTyped] = useState(() => typedOf(category));
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error, clearError } = useAct('complaints.saveCategory');
  const problems = isTried ? problemsOf(typed, category) : [];
  const wrong = (problem: CategoryProblem): string | null =>
    problems.includes(problem) ? t(`complaints.category.wrong.${problem}`) : null;
  const set = (change: Partial<TypedCategory>): void => {
    setTyped({ ...typed, ...change });
    clearError();
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const fields = fieldsOf(typed, category);
    if (fields === null) return;
    const done = await run({ key: category?.key ?? null, version: category?.version ?? null, fields });
    if (done === null) return;
    const called = fields.name === '' ? name : fields.name;
    offerUndo(t('complaints.category.told.saved', { name: called }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={category ? t('complaints.category.editTitle', { name }) : t('complaints.category.add')}
      back={t('complaints.back.open')}
      save={t('complaints.category.save')}
      width={46}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('complaints.category.name')}
        value={typed.name}
        placeholder={name}
        autoFocus
        error={wrong('name')}
        onChange={(text) => {
          set({ name: text.slice(0, COMPLAINT_LIMITS.name) });
        }}
      />
      <FieldRow label={t('complaints.field.person')} htmlFor={who}>
        <select
          id={who}
          className={sheet.select}
          value={typed.who}
          onChange={({ target }) => {
            set({ who: target.value });
          }}
        >
          <option value="">{t('complaints.category.whoever')}</option>
          {ROLES.map((role) => (
            <option key={role} value={`role:${role}`}>
              {t('complaints.category.anyOf', { role: t(`shell.role.${role}`) })}
            </option>
          ))}
          {people.map((one) => (
            <option key={one.id} value={`person:${String(one.id)}`}>
              {one.name}
            </option>
          ))}
        </select>
      </FieldRow>
      {(['answer', 'solve'] as const).map((what) => (
        <TextField
          key={what}
          label={t(`complaints.due.${what}`)}
          value={typed[what]}
          inputMode="decimal"
          hint={t('complaints.category.hours')}
          error={wrong(what)}
          onChange={(text) => {
            set({ [what]: text.slice(0, 20) });
          }}
        />
      ))}
      <TextField
        label={t('complaints.side.say')}
        value={typed.script}
        isLong
        onChange={(text) => {
          set({ script: text.slice(0, COMPLAINT_LIMITS.note) });
        }}
      />
      <TextField
        label={t('complaints.category.avoid')}
        value={typed.avoid}
        isLong
        onChange={(text) => {
          set({ avoid: text.slice(0, COMPLAINT_LIMITS.note) });
        }}
      />
      <TextField
        label={t('complaints.side.check')}
        value={typed.checklist}
        isLong
        hint={t('complaints.category.checkHint')}
        error={wrong('checklist')}
        onChange={(text) => {
          set({ checklist: text.slice(0, COMPLAINT_LIMITS.words) });
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
