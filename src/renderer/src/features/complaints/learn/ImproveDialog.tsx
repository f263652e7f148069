import type { ImprovementFields, ImprovementRow } from '@shared/features/complaints/learn.channels';
import { LEARN_LIMITS, type RaisedBy } from '@shared/features/complaints/learn.rules';
import type { ProductId } from '@shared/features/products/products.fields';
import { addDays, isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import { ProductChoice } from '../form/ProductChoice';

/** What an improvement begins with. */
export type First = Partial<Pick<ImprovementFields, 'what' | 'causeId' | 'productId' | 'batch'>>;

type ImproveDialogProps = {
  /** Null for a new one. */
  improvement: ImprovementRow | null;
  first?: First;
  raisedBy?: readonly { by: RaisedBy; refId: number }[];
  onClose: () => void;
};

/** So many days are given unless somebody says otherwise. */
const DAYS = 14;

/** Something that the shop changes: what, who, by when, and against which cause or product. */
export function ImproveDialog({ improvement, first = {}, raisedBy = [], onClose }: ImproveDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { person: useId(), due: useId(), cause: useId() };
  const { data: people = [] } = useCall('complaints.people', {});
  const { data: causes = [] } = useCall('complaints.causes', {});
  const [what, setWhat] = useState(improvement?.what ?? first.what ?? '');
  const [chosen, setChosen] = useState<number | null>(improvement?.person.id ?? null);
  const [due, setDue] = useState<string>(improvement?.dueOn ?? addDays(today, DAYS));
  const [causeId, setCauseId] = useState(
    improvement ? (improvement.cause?.id ?? null) : (first.causeId ?? null),
  );
  const [batch, setBatch] = useState(improvement?.batch ?? first.batch ?? '');
  const [productId, setProductId] = useState(
    improvement ? (improvement.product?.id ?? null) : (first.productId ?? null),
  );
  const { data: product } = useCall(
    'products.card',
    { id: productId as ProductId },
    { isEnabled: productId !== null },
  );
  /** Null until somebody says otherwise: the product's own. */
  const [typedSupplier, setSupplier] = useState<string | null>(improvement?.supplier ?? null);
  const supplier = typedSupplier ?? product?.fields.supplier ?? '';
  const adding = useAct('complaints.improve');
  const editing = useAct('complaints.editImprovement');
  const personId = chosen ?? people.find(({ isMe }) => isMe)?.id ?? people[0]?.id ?? null;
  const save = async (): Promise<void> => {
    if (personId === null || !isRealDay(due)) return;
    const fields = {
      what: what.trim(),
      personId,
      dueOn: due,
      causeId,
      productId,
      batch: batch.trim(),
      supplier: supplier.trim(),
    };
    const done =
      improvement === null
        ? await adding.run({ ...fields, raisedBy: [...raisedBy] })
        : await editing.run({ id: improvement.id, version: improvement.version, fields });
    if (done === null) return;
    offerUndo(
      t(improvement === null ? 'complaints.improve.told.added' : 'complaints.improve.told.changed'),
      done.commandId,
    );
    onClose();
  };
  const error = adding.error ?? editing.error;
  return (
    <FormDialog
      title={t(improvement === null ? 'complaints.improve.new' : 'complaints.improve.edit')}
      back={t('complaints.back.open')}
      save={t(improvement === null ? 'complaints.improve.save' : 'complaints.improve.keep')}
      isRunning={adding.isRunning || editing.isRunning}
      isDisabled={what.trim() === '' || !isRealDay(due)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('complaints.improve.what')}
        value={what}
        autoFocus
        onChange={(text) => {
          setWhat(text.slice(0, LEARN_LIMITS.what));
        }}
      />
      <FieldRow label={t('complaints.improve.who')} htmlFor={ids.person}>
        <div>
          <select
            id={ids.person}
            className={sheet.select}
            value={personId ?? ''}
            onChange={({ target }) => {
              setChosen(Number(target.value));
            }}
          >
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      <FieldRow label={t('complaints.improve.due')} htmlFor={ids.due}>
        <div>
          <input
            id={ids.due}
            type="date"
            className={sheet.select}
            value={due}
            onChange={({ target }) => {
              setDue(target.value);
            }}
          />
        </div>
      </FieldRow>
      {causes.length > 0 && (
        <FieldRow label={t('complaints.improve.cause')} htmlFor={ids.cause}>
          <div>
            <select
              id={ids.cause}
              className={sheet.select}
              value={causeId ?? ''}
              onChange={({ target }) => {
                setCauseId(target.value === '' ? null : Number(target.value));
              }}
            >
              <option value="">{t('complaints.improve.anyCause')}</option>
              {causes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      <ProductChoice
        label={t('complaints.field.product')}
        value={
          productId === null
            ? null
            : { id: productId, name: product?.fields.name ?? improvement?.product?.name ?? '' }
        }
        onChange={(chosenProduct) => {
          setProductId(chosenProduct?.id ?? null);
        }}
      />
      <TextField
        label={t('complaints.improve.batch')}
        value={batch}
        onChange={(text) => {
          setBatch(text.slice(0, LEARN_LIMITS.supplier));
        }}
      />
      <TextField
        label={t('complaints.improve.supplier')}
        value={supplier}
        onChange={(text) => {
          setSupplier(text.slice(0, LEARN_LIMITS.supplier));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
