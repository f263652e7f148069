import { Button } from '@mantine/core';
import type { InquiryId } from '@shared/features/inquiries/inquiries.contract';
import { isOpen, type InquiryStage } from '@shared/features/inquiries/inquiries.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { useBrought } from '@/lib/brought';
import { formatDay, formatList, formatMoney, formatWhen } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useNow } from '@/lib/now';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { InquiryDialog, QuoteDialog } from './dialogs';
import type { InquiryCard } from './inquiryForm';
import styles from './Inquiries.module.css';
import { minutesText, standText, whoText } from './inquiryText';
import { QuoteRows } from './quote/QuoteRows';
import { isPossible, WAY_KEYS, WAYS, type useInquiryActs, type Way } from './useInquiryActs';

type InquiryPanelProps = {
  id: InquiryId;
  acts: ReturnType<typeof useInquiryActs>;
  onClose: () => void;
};

/** What an inquiry waits for at each stage. */
const NEXT_WAY: Readonly<Record<InquiryStage, Way>> = {
  new: 'answer',
  answered: 'quote',
  quoted: 'buy',
  bought: 'reopen',
  lost: 'reopen',
  reopened: 'answer',
};

/** An inquiry: who asks for what, how it stands and what can be done, its quotes, and all that happened. */
export function InquiryPanel({ id, acts, onClose }: InquiryPanelProps) {
  const { t } = useTranslation();
  const today = useToday();
  const now = useNow();
  const [here, navigate] = useLocation();
  const isQuoteCalled = useBrought<{ field?: string }>()?.field === 'quote';
  const { data, error, refetch } = useCall('inquiries.get', { id });
  const [isEditing, setIsEditing] = useState(false);
  const isLooking = useIsLooking();
  const mayWrite = useMay('inquiries.write') && !isLooking && data?.mayChange === true;
  const edit = (): void => {
    setIsEditing(true);
  };
  useKeys({
    ...(mayWrite && { ...acts.keysOf(data), 'inquiry.edit': edit }),
    ...(data?.customer && {
      'inquiry.card': () => {
        navigate(`/customers/${String(data.customer?.id)}`);
      },
    }),
    'inquiry.leave': onClose,
  });
  return (
    <SidePanel label={t('inquiries.panel.label')}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <PanelHead title={whoText(data)} onClose={onClose} />
            <p className={styles.about}>{data.need}</p>
            <p className={styles.facts}>
              <strong>{t(`inquiries.stage.${data.stage}`)}</strong>
              <span className={data.isLate ? styles.late : styles.quiet}>{standText(data, today, now)}</span>
            </p>
            {mayWrite && isOpen(data.stage) && data.sales[0] !== undefined && (
              <Notice
                kind="plain"
                text={t('inquiries.panel.offer', {
                  day: formatDay(data.sales[0].soldOn, today),
                  amount: formatMoney(data.sales[0].amountCents),
                })}
              />
            )}
            {mayWrite && (
              <div className={styles.acts}>
                {WAYS.filter((way) => isPossible(way, data)).map((way) => (
                  <Button
                    key={way}
                    size="xs"
                    variant={way === NEXT_WAY[data.stage] ? 'filled' : undefined}
                    rightSection={<KeyCap name={WAY_KEYS[way]} isOnAccent={way === NEXT_WAY[data.stage]} />}
                    onClick={() => {
                      acts.act(way, data);
                    }}
                  >
                    {t(`inquiries.way.${way}`)}
                  </Button>
                ))}
                <Button size="xs" rightSection={<KeyCap name="inquiry.edit" />} onClick={edit}>
                  {t('inquiries.way.edit')}
                </Button>
              </div>
            )}
            <Facts card={data} />
            {data.quotes.length > 0 && <QuoteRows card={data} mayWrite={mayWrite} />}
            <h3 className={styles.subtitle}>{t('inquiries.panel.story')}</h3>
            <ol className={styles.rows} aria-label={t('inquiries.panel.story')}>
              {data.moves.map((move) => (
                <li key={move.id} className={styles.row}>
                  <span className={styles.grow}>
                    {t(`inquiries.move.${move.stage}`)}
                    {move.note !== '' && <span className={styles.quiet}> {move.note}</span>}
                  </span>
                  <span className={styles.quiet}>
                    {t('inquiries.panel.by', { when: formatWhen(move.on, move.minute, today), by: move.by })}
                  </span>
                </li>
              ))}
            </ol>
            {isQuoteCalled && mayWrite && isOpen(data.stage) && (
              <QuoteDialog
                inquiryId={id}
                onClose={() => {
                  navigate(here, { replace: true });
                }}
              />
            )}
            {isEditing && (
              <InquiryDialog
                card={data}
                onClose={() => {
                  setIsEditing(false);
                }}
              />
            )}
          </>
        )}
      </div>
    </SidePanel>
  );
}

/** What is known of it, each fact a line; what is not known has none. */
function Facts({ card }: { card: InquiryCard }) {
  const { t } = useTranslation();
  const today = useToday();
  const facts: [name: string, value: React.ReactNode][] = [
    ['source', t(`inquiries.source.${card.source}`)],
    ['budget', card.budgetCents === null ? null : formatMoney(card.budgetCents)],
    [
      'product',
      card.product &&
        (card.product.isThere ? (
          <Link href={`/products/${String(card.product.id)}`}>{card.product.name}</Link>
        ) : (
          t('inquiries.panel.gone', { name: card.product.name })
        )),
    ],
    ['tags', card.fields.tags.length === 0 ? null : formatList(card.fields.tags)],
    ['untilOn', card.untilOn === null ? null : formatDay(card.untilOn, today)],
    ['personId', card.person.name],
    ['answer', card.answerMinutes === null ? null : minutesText(card.answerMinutes)],
    ['lostTo', card.lostTo === '' ? null : card.lostTo],
    [
      'sale',
      card.sale && (
        <Link href={`/sales/slips/${String(card.sale.id)}`}>
          {t('inquiries.buy.one', {
            day: formatDay(card.sale.soldOn, today),
            number: card.sale.number ?? '',
            amount: formatMoney(card.sale.amountCents),
          })}
        </Link>
      ),
    ],
  ];
  return (
    <dl className={styles.list}>
      {card.customer !== null && (
        <>
          <dt>{t('inquiries.field.customer')}</dt>
          <dd>
            <Link href={`/customers/${String(card.customer.id)}`}>{customerTitle(card.customer)}</Link>
          </dd>
        </>
      )}
      {facts
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className={styles.line}>
            <dt>{t(`inquiries.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
