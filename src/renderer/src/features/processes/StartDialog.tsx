import { doerOf, PROCESS_LIMITS, type ProcessStart } from '@shared/features/processes/processes.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { dropDraft, endDraft, keepDraft } from '@/features/drafts/drafts.public';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import { draftOf, placeOf, ProcessDraft, type TypedProcess } from './processDraft';
import { withinText } from './processText';
import styles from './Processes.module.css';
import { keyOfTemplate, useTemplates, type Offered } from './useTemplates';

type StartDialogProps = {
  /** Of whom, where that is known already. */
  customer: Picked | null;
  /** The sale that it is about; such a process needs no customer. */
  sale?: { id: number; number: string | null };
  /** From where it is begun: templates for that come first. */
  startsFrom: ProcessStart;
  onClose: () => void;
};

/** Those for what it is begun from come first. */
const inOrder = (templates: readonly Offered[], from: ProcessStart): Offered[] =>
  templates.toSorted((a, b) => Number(b.startsFrom === from) - Number(a.startsFrom === from));

/** Begins a process: which, what it is about, and who does each step, as the template proposes. A draft is kept. */
export function StartDialog({ customer: known, sale, startsFrom, onClose }: StartDialogProps) {
  const { t } = useTranslation();
  const ids = { template: useId(), steps: useId() };
  const { templates = [], error: refusal, refetch } = useTemplates();
  const { data: people = [] } = useCall('processes.people', {});
  const [customer, setCustomer] = useState<Picked | null>(known);
  const [typed, setTyped] = useState<TypedProcess>({ template: '', words: '' });
  /** Who was chosen for a step against the template, by the template and the step's place. */
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('processes.start');
  const offered = inOrder(templates, startsFrom);
  const template = offered.find((one) => keyOfTemplate(one) === typed.template) ?? offered[0];
  const place = customer === null || sale !== undefined ? null : placeOf(customer.id);
  const set = (change: Partial<TypedProcess>): void => {
    const now = { ...typed, ...change };
    setTyped(now);
    if (place !== null) keepDraft(place, draftOf(now));
  };
  const steps = (template?.steps ?? []).map((step, at) => {
    const key = `${typed.template}.${String(at)}`;
    return { ...step, key, personId: chosen[key] ?? doerOf(step, people) };
  });
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (template === undefined || (customer === null && sale === undefined)) return;
    const started = steps.flatMap(({ title, task, amount, unit, personId }) =>
      personId === null ? [] : [{ title, task, amount, unit, personId }],
    );
    if (started.length < steps.length) return;
    const done = await run({
      customerId: customer?.id ?? null,
      saleId: sale?.id ?? null,
      startsFrom,
      templateId: template.id,
      preset: template.preset,
      name: template.name,
      words: typed.words.trim(),
      steps: started,
      ...(place !== null && (await endDraft(place))),
    });
    if (done === null) return;
    if (place !== null) void dropDraft(place);
    offerUndo(t('processes.told.started', { name: template.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('processes.start.title')}
      back={t('processes.back')}
      save={t('processes.start.save')}
      isRunning={isRunning}
      isDisabled={templates.length === 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      {place !== null && (
        <ProcessDraft
          key={place.customerId}
          customerId={place.customerId}
          onDraft={(left) => {
            setTyped(left ?? { template: '', words: '' });
          }}
        />
      )}
      {sale !== undefined ? (
        <p className={sheet.text}>
          {t('processes.start.ofSale', { number: sale.number ?? '', who: customer?.title ?? '' })}
        </p>
      ) : (
        <CustomerPicker
          label={t('processes.field.customer')}
          value={customer}
          onPick={setCustomer}
          error={isTried && customer === null ? t('errors.processes.wantsSubject') : null}
          autoFocus={customer === null}
        />
      )}
      {refusal && <ErrorNotice error={refusal} onRetry={() => void refetch()} />}
      <FieldRow label={t('processes.field.template')} htmlFor={ids.template}>
        <div>
          <select
            id={ids.template}
            className={sheet.select}
            value={template ? keyOfTemplate(template) : ''}
            data-autofocus={customer !== null || sale !== undefined || undefined}
            onChange={({ target }) => {
              set({ template: target.value });
            }}
          >
            {offered.map((one) => (
              <option key={keyOfTemplate(one)} value={keyOfTemplate(one)}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t('processes.field.words')}
        value={typed.words}
        hint={t('processes.start.wordsHint')}
        onChange={(words) => {
          set({ words: words.slice(0, PROCESS_LIMITS.words) });
        }}
      />
      <div role="group" aria-labelledby={ids.steps}>
        <h3 id={ids.steps} className={styles.subtitle}>
          {t('processes.start.steps')}
        </h3>
        <ol className={styles.steps}>
          {steps.map(({ key, title, task, personId, ...within }) => (
            <li key={key} className={styles.step}>
              <div className={styles.words}>
                <strong>{title}</strong>
                {task !== '' && <span>{task}</span>}
                <span className={styles.quiet}>{withinText(within)}</span>
              </div>
              {people.length > 1 && (
                <select
                  className={sheet.select}
                  aria-label={t('processes.start.who', { step: title })}
                  value={personId ?? ''}
                  onChange={({ target }) => {
                    setChosen({ ...chosen, [key]: Number(target.value) });
                  }}
                >
                  {people.map((person) => (
                    <option key={person.id} value={person.id}>
                      {person.name}
                    </option>
                  ))}
                </select>
              )}
            </li>
          ))}
        </ol>
      </div>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
