import { Button } from '@mantine/core';
import type { QuoteRow } from '@shared/features/inquiries/quotes.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { flushDrafts, keepDraft } from '@/features/drafts/drafts.public';
import { tillDraft } from '@/features/sales/sales.till.public';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { copyText } from '@/lib/copyText';
import { formatDay, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import type { InquiryCard } from '../inquiryForm';
import styles from '../Inquiries.module.css';
import { quoteText } from './quoteText';

/** The quotes of an inquiry, the latest first: to print, to keep, to send by message, and to ring up. */
export function QuoteRows({ card, mayWrite }: { card: InquiryCard; mayWrite: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={styles.subtitle}>{t('inquiries.quote.title')}</h3>
      <ul className={styles.rows} aria-label={t('inquiries.quote.title')}>
        {card.quotes.map((quote) => (
          <QuoteLine key={quote.id} row={quote} card={card} mayWrite={mayWrite} />
        ))}
      </ul>
    </>
  );
}

type QuoteLineProps = { row: QuoteRow; card: InquiryCard; mayWrite: boolean };

function QuoteLine({ row, card, mayWrite }: QuoteLineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const mayExport = useMay('inquiries.export');
  const maySell = useMay('sales.write') && mayWrite;
  const { data: quote } = useCall('inquiries.quote', { id: row.id }, { isEnabled: row.isLatest });
  const send = async (how: 'paper' | 'pdf'): Promise<void> => {
    const input = { id: row.id, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('inquiries.printQuote', input);
      else {
        const saved = await call('inquiries.saveQuote', input);
        if (saved !== null) notifyDone(t('inquiries.savedAs', { name: saved.fileName }));
      }
    } catch (caught) {
      notifyError(caught);
    }
  };
  const copy = (): void => {
    if (!quote) return;
    const isTaken = copyText(quoteText(quote, today));
    notifyDone(t(isTaken ? 'inquiries.quote.copied' : 'inquiries.notCopied'));
  };
  const ringUp = async (): Promise<void> => {
    if (!quote) return;
    const place = { form: 'sales.ringUp', slot: crypto.randomUUID() } as const;
    const customer = card.customer && { id: card.customer.id, title: customerTitle(card.customer) };
    keepDraft(place, tillDraft(customer, quote.lines));
    await flushDrafts();
    navigate(`/sales/till/${place.slot}`);
  };
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        {t('inquiries.quote.row', { number: row.number, version: row.version })}
        <br />
        <span className={styles.quiet}>
          {row.isLatest
            ? t(row.validUntil < today ? 'inquiries.quote.lapsedOn' : 'inquiries.quote.goodUntil', {
                day: formatDay(row.validUntil, today),
              })
            : t('inquiries.quote.older')}
          {t('common.factComma')}
          {t('inquiries.panel.by', { when: formatDay(row.givenOn, today), by: row.givenBy })}
        </span>
      </span>
      <strong className={styles.amount}>{formatMoney(row.amountCents)}</strong>
      <span className={styles.acts}>
        {row.isLatest && maySell && (
          <Button size="xs" onClick={() => void ringUp()}>
            {t('inquiries.quote.ringUp')}
          </Button>
        )}
        {row.isLatest && (
          <Button size="xs" disabled={!quote} onClick={copy}>
            {t('inquiries.quote.copy')}
          </Button>
        )}
        {mayExport && (
          <>
            <Button size="xs" onClick={() => void send('paper')}>
              {t('inquiries.quote.print')}
            </Button>
            <Button size="xs" onClick={() => void send('pdf')}>
              {t('inquiries.quote.pdf')}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
