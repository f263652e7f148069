import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS, COMPLAINT_TYPES } from '@shared/features/complaints/complaints.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { customerTitle } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import { categoryName } from './complaintText';
import { ProductChoice } from './form/ProductChoice';

type Fields = CallInput<'complaints.edit'>['fields'];
type Texts = Required<Pick<Fields, 'type' | 'category' | 'words' | 'wants' | 'batch'>>;
const NAMES = ['type', 'category', 'words', 'wants', 'batch'] as const;
type Name = (typeof NAMES)[number];

const textsOf = ({ type, category, words, wants, batch }: ComplaintCard): Texts => ({
  type,
  category,
  words,
  wants,
  batch,
});

/** What was typed of a complaint, and whose it is. Where somebody else was quicker, both values are shown. */
export function EditDialog({ complaint, onClose }: { complaint: ComplaintCard; onClose: () => void }) {
  const { t } = useTranslation();
  const ids = { type: useId(), category: useId() };
  const [base, setBase] = useState(complaint);
  const [typed, setTyped] = useState<Texts>(() => textsOf(complaint));
  const [customer, setCustomer] = useState<Picked | null>(
    complaint.customer && { id: complaint.customer.id, title: customerTitle(complaint.customer) },
  );
  const [product, setProduct] = useState(complaint.product);
  /** Fields that somebody else changed meanwhile, as they stand now. */
  const [others, setOthers] = useState<Partial<Texts>>({});
  const { data: categories = [] } = useCall('complaints.categories', {});
  const { run, isRunning, error, clearError } = useAct('complaints.edit');
  const nameOf = (name: Name, value: string): string =>
    name === 'type'
      ? t(`complaints.type.${value}`)
      : name === 'category'
        ? categoryName(categories, value)
        : value;
  const set = (change: Partial<Texts>): void => {
    setTyped({ ...typed, ...change });
    clearError();
  };
  const meet = async (): Promise<void> => {
    const now = await call('complaints.get', { id: base.id });
    const saved = textsOf(now);
    const before = textsOf(base);
    const theirs = NAMES.filter((name) => saved[name] !== before[name]);
    setTyped({
      ...typed,
      ...Object.fromEntries(
        theirs.filter((name) => typed[name] === before[name]).map((name) => [name, saved[name]]),
      ),
    });
    setOthers(
      Object.fromEntries(
        theirs
          .filter((name) => typed[name] !== before[name] && typed[name] !== saved[name])
          .map((name) => [name, saved[name]]),
      ),
    );
    setBase(now);
  };
  const save = async (): Promise<void> => {
    if (typed.words.trim() === '') return;
    const before = textsOf(base);
    const changed = Object.fromEntries(
      NAMES.filter((name) => typed[name] !== before[name]).map((name) => [name, typed[name]]),
    ) as Fields;
    const customerId = customer?.id ?? null;
    const productId = product?.id ?? null;
    const fields = {
      ...changed,
      ...(customerId !== (base.customer?.id ?? null) && { customerId }),
      ...(productId !== (base.product?.id ?? null) && { productId }),
    };
    if (Object.keys(fields).length === 0) {
      onClose();
      return;
    }
    const done = await run({ id: base.id, version: base.version, fields }, ({ code }) => {
      if (code !== 'complaints.changed') return false;
      void meet();
      return true;
    });
    if (done === null) return;
    offerUndo(t('complaints.told.edited', { number: base.id }), done.commandId);
    onClose();
  };
  const both = NAMES.flatMap((name) => {
    const saved = others[name];
    return saved === undefined
      ? []
      : [
          {
            name,
            label: t(`complaints.field.${name}`),
            mine: nameOf(name, typed[name]),
            saved: nameOf(name, saved),
          },
        ];
  });
  return (
    <FormDialog
      title={t('complaints.edit.title', { number: base.id })}
      back={t('complaints.back.open')}
      save={t('common.save')}
      width={42}
      isRunning={isRunning}
      isDisabled={typed.words.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      {both.length > 0 && (
        <ConflictPanel
          both={both}
          taken={[]}
          chosen={{}}
          onChoose={(name, whose) => {
            const saved = others[name as Name];
            if (whose === 'saved' && saved !== undefined) set({ [name]: saved });
            setOthers(Object.fromEntries(Object.entries(others).filter(([one]) => one !== name)));
          }}
        />
      )}
      <CustomerPicker label={t('complaints.field.who')} value={customer} onPick={setCustomer} />
      <FieldRow label={t('complaints.field.type')} labelId={ids.type}>
        <Choice
          labelledBy={ids.type}
          options={COMPLAINT_TYPES.map((value) => ({ value, text: t(`complaints.type.${value}`) }))}
          value={typed.type}
          onChange={(type) => {
            set({ type });
          }}
        />
      </FieldRow>
      <FieldRow label={t('complaints.field.category')} htmlFor={ids.category}>
        <div>
          <select
            id={ids.category}
            className={sheet.select}
            value={typed.category}
            onChange={({ target }) => {
              set({ category: target.value });
            }}
          >
            {categories
              .filter(({ key, isRetired }) => !isRetired || key === base.category)
              .map(({ key }) => (
                <option key={key} value={key}>
                  {categoryName(categories, key)}
                </option>
              ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t('complaints.field.words')}
        value={typed.words}
        isLong
        autoFocus
        error={typed.words.trim() === '' ? t('complaints.form.wantsWords') : null}
        onChange={(words) => {
          set({ words: words.slice(0, COMPLAINT_LIMITS.words) });
        }}
      />
      <TextField
        label={t('complaints.field.wants')}
        value={typed.wants}
        onChange={(wants) => {
          set({ wants: wants.slice(0, COMPLAINT_LIMITS.short) });
        }}
      />
      {/* Of a sale that is known, the line says which product it is. */}
      {base.sale === null && (
        <ProductChoice label={t('complaints.field.product')} value={product} onChange={setProduct} />
      )}
      <TextField
        label={t('complaints.field.batch')}
        value={typed.batch}
        onChange={(batch) => {
          set({ batch: batch.slice(0, COMPLAINT_LIMITS.name) });
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
