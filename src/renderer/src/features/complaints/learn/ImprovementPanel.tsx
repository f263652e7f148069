import { Button } from '@mantine/core';
import type { Raiser } from '@shared/features/complaints/learn.channels';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { formatDay } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import desk from '../Complaints.module.css';
import { EndDialog, ImproveDialog } from './learnDialogs';
import styles from './Learn.module.css';

const placeOf = ({ by, refId, customer }: Raiser): string =>
  by === 'complaint'
    ? `/complaints/${String(refId)}`
    : by === 'sale'
      ? `/sales/slips/${String(refId)}`
      : customer
        ? `/customers/${String(customer.id)}`
        : '/today';

/** One improvement: what, who, by when, who raised it, and what it did. */
export function ImprovementPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [asked, setAsked] = useState<'edit' | 'done' | 'dropped' | null>(null);
  const { data, error, refetch } = useCall('complaints.improvement', { id });
  const reopening = useAct('complaints.endImprovement');
  const isLooking = useIsLooking();
  const mayWrite = useMay('complaints.write') && !isLooking;
  useKeys({ 'complaints.leave': onClose });
  const reopen = async (version: number): Promise<void> => {
    const done = await reopening.run({ id, version, state: 'open', outcome: '', tell: null });
    if (done !== null) offerUndo(t('complaints.improve.told.ended'), done.commandId);
  };
  const close = (): void => {
    setAsked(null);
  };
  const pair = (label: string, text: string | null | undefined) =>
    text ? (
      <>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </>
    ) : null;
  const oneDecimal = (value: number): string => value.toFixed(1);
  return (
    <SidePanel label={t('complaints.improve.label', { number: id })}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <PanelHead title={data.what} onClose={onClose} />
            <dl className={desk.pairs}>
              {pair(t('complaints.improve.who'), data.person.name)}
              {pair(t('complaints.improve.due'), formatDay(data.dueOn, today))}
              {pair(t('complaints.field.cause'), data.cause?.name)}
              {pair(t('complaints.field.product'), data.product?.name)}
              {pair(t('complaints.improve.batch'), data.batch)}
              {pair(t('complaints.improve.supplier'), data.supplier)}
              {pair(
                t(`complaints.improve.state.${data.state}`),
                data.state === 'open'
                  ? null
                  : [data.endedOn && formatDay(data.endedOn, today), data.outcome]
                      .filter(Boolean)
                      .join(t('common.factComma')),
              )}
              {pair(
                t('complaints.improve.effectTitle'),
                data.effect &&
                  t(`complaints.improve.effect.${data.effect.kind}`, {
                    before: oneDecimal(data.effect.before),
                    after: oneDecimal(data.effect.after),
                    days: data.effect.daysAfter,
                  }),
              )}
            </dl>
            {mayWrite && (
              <div className={desk.acts}>
                {data.state === 'open' ? (
                  <>
                    <Button
                      size="xs"
                      variant="filled"
                      onClick={() => {
                        setAsked('done');
                      }}
                    >
                      {t('complaints.improve.finish')}
                    </Button>
                    <Button
                      size="xs"
                      onClick={() => {
                        setAsked('edit');
                      }}
                    >
                      {t('complaints.improve.edit')}
                    </Button>
                    <Button
                      size="xs"
                      onClick={() => {
                        setAsked('dropped');
                      }}
                    >
                      {t('complaints.improve.drop')}
                    </Button>
                  </>
                ) : (
                  <Button size="xs" loading={reopening.isRunning} onClick={() => void reopen(data.version)}>
                    {t('complaints.improve.again')}
                  </Button>
                )}
              </div>
            )}
            {reopening.error && <ErrorNotice error={reopening.error} />}
            <section className={desk.part}>
              <h3 className={desk.heading}>{t('complaints.improve.raisers')}</h3>
              {data.raisedBy.length === 0 && (
                <p className={styles.said}>{t('complaints.improve.noRaisers')}</p>
              )}
              <ul className={styles.list}>
                {data.raisedBy.map((one) => (
                  <li key={one.id} className={styles.one}>
                    <Link href={placeOf(one)}>
                      {[t(`complaints.improve.by.${one.by}`), one.title.slice(0, 40)]
                        .filter(Boolean)
                        .join(' ')}
                    </Link>
                    <span className={styles.meta}>
                      {[
                        formatDay(one.on, today),
                        one.customer && customerTitle(one.customer),
                        one.isTold && t('complaints.improve.isTold'),
                      ]
                        .filter(Boolean)
                        .join(t('common.factComma'))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
            {asked === 'edit' && <ImproveDialog improvement={data} onClose={close} />}
            {(asked === 'done' || asked === 'dropped') && (
              <EndDialog improvement={data} state={asked} onClose={close} />
            )}
          </>
        )}
      </div>
    </SidePanel>
  );
}
