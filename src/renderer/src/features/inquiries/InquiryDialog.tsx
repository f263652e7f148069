import type { InquiryId } from '@shared/features/inquiries/inquiries.contract';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dropDraft,
  endDraft,
  keepDraft,
  useFirstDraft,
  useOpenForm,
  type Draft,
} from '@/features/drafts/drafts.public';
import { call, ClientError } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import {
  draftOf,
  EMPTY_INQUIRY,
  faultOf,
  fieldsOf,
  meet,
  readInquiry,
  typedFrom,
  type InquiryCard,
  type Met,
  type TypedInquiry,
  type TypedName,
} from './inquiryForm';
import { InquiryTyped } from './InquiryTyped';

type AddProps = { place: DraftPlace; card?: undefined };
type EditProps = { place?: undefined; card: InquiryCard };
type InquiryDialogProps = (AddProps | EditProps) & {
  /** Told the inquiry that was saved; null where the form was left. */
  onClose: (saved: InquiryId | null) => void;
};

/** Writes down what somebody asks for, with a draft that is kept, or changes what was written. */
export function InquiryDialog(props: InquiryDialogProps) {
  const draft = useFirstDraft(props.place ?? null);
  if (props.card !== undefined) return <EditForm card={props.card} onClose={props.onClose} />;
  return draft === undefined ? null : <AddForm place={props.place} draft={draft} onClose={props.onClose} />;
}

type AddFormProps = { place: DraftPlace; draft: Draft | null; onClose: InquiryDialogProps['onClose'] };

function AddForm({ place, draft, onClose }: AddFormProps) {
  const { t } = useTranslation();
  const { data: people = [] } = useCall('inquiries.people', {});
  const [typed, setTyped] = useState(() => (draft === null ? EMPTY_INQUIRY : readInquiry(draft.body)));
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('inquiries.add');
  useOpenForm(place, (now) => {
    setTyped(now === null ? EMPTY_INQUIRY : readInquiry(now.body));
  });
  const set = (next: TypedInquiry): void => {
    setTyped(next);
    keepDraft(place, draftOf(next));
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const me = people.find(({ isMe }) => isMe);
    if (faultOf(typed) !== null || me === undefined) return;
    const done = await run({ ...fieldsOf(typed, me.id), ...(await endDraft(place)) });
    if (done === null) {
      keepDraft(place, draftOf(typed));
      return;
    }
    void dropDraft(place);
    offerUndo(t('inquiries.told.added'), done.commandId);
    onClose(done.value.id);
  };
  return (
    <FormDialog
      title={t('inquiries.form.new')}
      back={t('inquiries.back')}
      save={t('inquiries.form.save')}
      width={44}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={() => {
        onClose(null);
      }}
    >
      <InquiryTyped typed={typed} people={people} isTried={isTried} onChange={set} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

function EditForm({ card, onClose }: { card: InquiryCard; onClose: InquiryDialogProps['onClose'] }) {
  const { t } = useTranslation();
  const { data: people = [] } = useCall('inquiries.people', {});
  const [base, setBase] = useState(card);
  const [typed, setTyped] = useState(() => typedFrom(card));
  const [met, setMet] = useState<(Met & { mine: TypedInquiry; saved: TypedInquiry }) | null>(null);
  const [chosen, setChosen] = useState<Partial<Record<TypedName, 'mine' | 'saved'>>>({});
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('inquiries.edit');
  const meetTheOther = async (): Promise<void> => {
    try {
      const fresh = await call('inquiries.get', { id: card.id });
      const saved = typedFrom(fresh);
      const now = meet(typedFrom(base), typed, saved);
      setMet({ ...now, mine: typed, saved });
      setChosen({});
      setBase(fresh);
      setTyped(now.typed);
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      notifyError(caught);
    }
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (faultOf(typed) !== null) return;
    const fields = fieldsOf(typed, base.person.id);
    const done = await run({ id: base.id, version: base.version, ...fields }, (refusal) => {
      if (refusal.code !== 'inquiries.changed') return false;
      void meetTheOther();
      return true;
    });
    if (done === null) return;
    offerUndo(t('inquiries.told.edited'), done.commandId);
    onClose(base.id);
  };
  const textOf = (one: TypedInquiry, name: TypedName): string => {
    if (name === 'customer') return one.customer?.title ?? '';
    if (name === 'product') return one.product?.name ?? '';
    if (name === 'source') return t(`inquiries.source.${one.source}`);
    if (name === 'personId') return people.find(({ id }) => id === one.personId)?.name ?? '';
    return String(one[name] ?? '');
  };
  return (
    <FormDialog
      title={t('inquiries.form.edit')}
      back={t('inquiries.back')}
      save={t('inquiries.form.save')}
      width={44}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={() => {
        onClose(null);
      }}
    >
      {met !== null && (
        <ConflictPanel
          both={met.both.map((name) => ({
            name,
            label: t(`inquiries.field.${name}`),
            mine: textOf(met.mine, name),
            saved: textOf(met.saved, name),
          }))}
          taken={met.taken.map((name) => t(`inquiries.field.${name}`))}
          chosen={chosen}
          onChoose={(field, whose) => {
            const name = field as TypedName;
            setChosen({ ...chosen, [name]: whose });
            setTyped({ ...typed, [name]: met[whose][name] });
          }}
        />
      )}
      <InquiryTyped typed={typed} people={people} isTried={isTried} onChange={setTyped} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
