import { Button } from '@mantine/core';
import type { InquiryId } from '@shared/features/inquiries/inquiries.contract';
import { slotOfInquiry } from '@shared/features/inquiries/inquiries.rules';
import type { Quote } from '@shared/features/inquiries/quotes.channels';
import { askOn, FIRST_QUOTE_DAYS, QUOTE_LIMITS, quoteSums } from '@shared/features/inquiries/quotes.rules';
import { addDays, isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dropDraft,
  endDraft,
  keepDraft,
  useFirstDraft,
  useOpenForm,
  type Draft,
} from '@/features/drafts/drafts.public';
import { ProductPicker } from '@/features/products/products.public';
import { useMay } from '@/features/staff/staff.public';
import { formatMoney } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import type { InquiryCard } from '../inquiryForm';
import styles from '../Inquiries.module.css';
import { whoText } from '../inquiryText';
import { QuoteLines } from './QuoteLines';
import {
  draftOf,
  pricedOf,
  quoteFields,
  readQuote,
  typedFrom,
  withFreeLine,
  withProduct,
  type TypedQuote,
} from './quoteForm';

type QuoteDialogProps = { inquiryId: InquiryId; onClose: () => void };

const placeOf = (id: InquiryId) => ({ form: 'inquiries.giveQuote', slot: slotOfInquiry(id) }) as const;

/** Writes a quote, or the next version of the one that was given; a draft is kept. */
export function QuoteDialog({ inquiryId, onClose }: QuoteDialogProps) {
  const [place] = useState(() => placeOf(inquiryId));
  const draft = useFirstDraft(place);
  const { data: card } = useCall('inquiries.get', { id: inquiryId });
  const latest = card?.quotes.find(({ isLatest }) => isLatest)?.id ?? null;
  const { data: quote } = useCall('inquiries.quote', { id: latest ?? 0 }, { isEnabled: latest !== null });
  if (draft === undefined || card === undefined || (latest !== null && quote === undefined)) return null;
  return (
    <QuoteForm
      place={place}
      draft={draft}
      card={card}
      quote={latest === null ? null : (quote ?? null)}
      onClose={onClose}
    />
  );
}

type QuoteFormProps = {
  place: ReturnType<typeof placeOf>;
  draft: Draft | null;
  card: InquiryCard;
  /** The quote that stands now; null where none was given. */
  quote: Quote | null;
  onClose: () => void;
};

function QuoteForm({ place, draft, card, quote, onClose }: QuoteFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { until: useId(), lines: useId() };
  const [after] = useState(quote?.id ?? null);
  const lasting = addDays(today, FIRST_QUOTE_DAYS);
  const fresh = (): TypedQuote =>
    quote === null
      ? { lines: [], validUntil: lasting, delivery: '', note: '', asks: true }
      : typedFrom(quote, quote.validUntil < today ? lasting : quote.validUntil);
  const [typed, setTyped] = useState(() => (draft && readQuote(draft.body)) ?? fresh());
  const [isTried, setIsTried] = useState(false);
  const maySell = useMay('sales.read');
  const { data: member } = useCall(
    'loyalty.till',
    { customerId: card.customer?.id ?? 0 },
    { isEnabled: card.customer !== null && maySell },
  );
  const { run, isRunning, error } = useAct('inquiries.giveQuote');
  useOpenForm(place, (now) => {
    setTyped((now && readQuote(now.body)) ?? fresh());
  });
  const set = (next: TypedQuote): void => {
    setTyped(next);
    keepDraft(place, draftOf(next, whoText(card)));
  };
  const permille = member?.tier.discountPermille ?? 1_000;
  const isDay = isRealDay(typed.validUntil) && typed.validUntil >= today;
  const priced = typed.lines.flatMap((line) => pricedOf(line) ?? []);
  const sums = quoteSums(priced);
  const save = async (): Promise<void> => {
    setIsTried(true);
    const fields = quoteFields(typed);
    if (fields === null || !isDay) return;
    const done = await run({
      inquiryId: card.id,
      after,
      ...fields,
      next: typed.asks
        ? { words: t('inquiries.quote.ask'), on: askOn(fields.validUntil, today), minute: null }
        : null,
      ...(await endDraft(place)),
    });
    if (done === null) {
      keepDraft(place, draftOf(typed, whoText(card)));
      return;
    }
    void dropDraft(place);
    offerUndo(t('inquiries.told.quoted'), done.commandId);
    onClose();
  };
  const dayError = isTried && !isDay ? t('errors.inquiries.lapsesBefore') : null;
  return (
    <FormDialog
      title={t(quote === null ? 'inquiries.quote.new' : 'inquiries.quote.again', {
        number: quote?.number ?? '',
        version: (quote?.version ?? 0) + 1,
      })}
      back={t('inquiries.back')}
      save={t('inquiries.quote.save')}
      width={52}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>
        {t('inquiries.quote.for', { who: whoText(card), need: card.need })}
        {permille < 1_000 && ` ${t('inquiries.quote.tier', { tier: member?.tier.name ?? '' })}`}
      </p>
      <ProductPicker
        label={t('inquiries.quote.add')}
        autoFocus
        error={isTried && typed.lines.length === 0 ? t('inquiries.fault.lines') : null}
        onPick={(product) => {
          if (typed.lines.length < QUOTE_LIMITS.lines) set(withProduct(typed, product, permille));
        }}
      />
      <div>
        <Button
          size="xs"
          disabled={typed.lines.length >= QUOTE_LIMITS.lines}
          onClick={() => {
            set(withFreeLine(typed));
          }}
        >
          {t('inquiries.quote.free')}
        </Button>
      </div>
      {typed.lines.length > 0 && (
        <QuoteLines
          lines={typed.lines}
          isTried={isTried}
          onChange={(lines) => {
            set({ ...typed, lines });
          }}
        />
      )}
      <p className={styles.sum}>
        {sums.savedCents > 0 && (
          <span className={styles.quiet}>
            {t('inquiries.quote.saves', { amount: formatMoney(sums.savedCents) })}
          </span>
        )}
        <strong>{t('inquiries.quote.sum', { amount: formatMoney(sums.amountCents) })}</strong>
      </p>
      <FieldRow
        label={t('inquiries.quote.until')}
        htmlFor={ids.until}
        error={dayError}
        errorId={`${ids.until}-error`}
      >
        <div>
          <input
            id={ids.until}
            type="date"
            className={sheet.select}
            min={today}
            value={typed.validUntil}
            aria-invalid={dayError !== null}
            aria-describedby={dayError === null ? undefined : `${ids.until}-error`}
            onChange={({ target }) => {
              set({ ...typed, validUntil: target.value });
            }}
          />
        </div>
      </FieldRow>
      <TextField
        label={t('inquiries.quote.delivery')}
        value={typed.delivery}
        onChange={(text) => {
          set({ ...typed, delivery: text.slice(0, QUOTE_LIMITS.delivery) });
        }}
      />
      <TextField
        label={t('inquiries.field.note')}
        value={typed.note}
        onChange={(text) => {
          set({ ...typed, note: text.slice(0, QUOTE_LIMITS.note) });
        }}
      />
      <label className={sheet.check}>
        <input
          type="checkbox"
          checked={typed.asks}
          onChange={({ target }) => {
            set({ ...typed, asks: target.checked });
          }}
        />
        {t('inquiries.quote.asks')}
      </label>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
