import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { isUnderWay } from '@shared/features/complaints/complaints.rules';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { FromMessage } from '@/features/feedback/feedback.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconComplaint } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { CheckList } from './CheckList';
import { Compensations } from './compensation/Compensations';
import { ComplaintEvents } from './ComplaintEvents';
import { categoryName, momentText, whoOf } from './complaintText';
import styles from './Complaints.module.css';
import { DueText } from './DueText';
import { SameAsThis } from './learn/Clusters';
import { ComplaintPictures } from './pictures/ComplaintPictures';
import { ComplaintPapers } from './paper/ComplaintPapers';
import { actsOf } from './panel/acts';
import { PanelActs } from './panel/PanelActs';
import { PanelFacts } from './panel/PanelFacts';
import { RequestPart } from './policies/RequestPart';
import { useComplaintActs } from './useComplaintActs';

type ComplaintPanelProps = { id: ComplaintId; onClose: () => void; onLeft: () => void };

/** One complaint: who, what they said and want, until when by whom, what can be done now, and all that happened. */
export function ComplaintPanel({ id, onClose, onLeft }: ComplaintPanelProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useCall('complaints.get', { id });
  const { data: categories = [] } = useCall('complaints.categories', {});
  const checking = useAct('complaints.check');
  const isLooking = useIsLooking();
  const mayWrite = useMay('complaints.write') && !isLooking;
  const mayManage = useMay('complaints.manage');
  const hasColleagues = useHasColleagues();
  const { onAct, dialog } = useComplaintActs(data, onLeft);
  const offered = mayWrite && data ? actsOf(data, { hasColleagues, mayManage }) : [];
  useKeys({
    ...Object.fromEntries(
      offered.map(({ act, key }) => [
        key,
        () => {
          onAct(act);
        },
      ]),
    ),
    ...(data?.customer && {
      'complaints.card': () => {
        navigate(`/customers/${String(data.customer?.id)}`);
      },
    }),
    'complaints.leave': onClose,
  });
  const canGive = offered.some(({ act }) => act === 'compensate');
  useOffers(
    canGive
      ? [
          {
            name: 'compensate',
            icon: IconComplaint,
            keys: 'complaints.compensate',
            run: () => {
              onAct('compensate');
            },
          },
        ]
      : [],
  );
  return (
    <SidePanel label={t('complaints.panel.label', { number: id })}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <PanelHead
              title={t('complaints.panel.title', { number: id, type: t(`complaints.type.${data.type}`) })}
              onClose={onClose}
            />
            <p className={styles.facts}>
              {data.customer ? (
                <Link href={`/customers/${String(data.customer.id)}`}>{customerTitle(data.customer)}</Link>
              ) : (
                <span>{whoOf(data)}</span>
              )}
              <span>{categoryName(categories, data.category)}</span>
              <strong>
                {data.isWaiting ? t('complaints.waiting') : t(`complaints.state.${data.state}`)}
              </strong>
              <DueText row={data} today={today} />
            </p>
            {data.isWaiting && data.waitingSince && (
              <Notice
                kind="plain"
                text={t('complaints.panel.waits', { when: momentText(data.waitingSince, today) })}
              />
            )}
            {data.mergedIntoId !== null && (
              <Notice kind="plain" text={t('complaints.panel.merged', { number: data.mergedIntoId })} />
            )}
            <FromMessage complaintId={id} />
            <SameAsThis complaint={data} />
            <p className={styles.words}>{data.words}</p>
            {data.type === 'request' && <RequestPart complaint={data} mayWrite={mayWrite} />}
            <PanelFacts complaint={data} />
            {offered.length > 0 && <PanelActs offered={offered} onAct={onAct} />}
            {data.checks.length > 0 && (
              <section className={styles.part} aria-label={t('complaints.side.check')}>
                <h3 className={styles.heading}>{t('complaints.side.check')}</h3>
                <CheckList
                  key={data.version}
                  checks={data.checks}
                  {...(mayWrite &&
                    isUnderWay(data.state) && {
                      onChange: (checks) => {
                        void checking.run({ id, version: data.version, checks: [...checks] });
                      },
                    })}
                />
                {checking.error && <ErrorNotice error={checking.error} />}
              </section>
            )}
            <ComplaintPictures id={id} mayWrite={mayWrite} />
            <ComplaintPapers id={id} />
            <Compensations id={id} mayWrite={mayWrite} />
            <ComplaintEvents events={data.events} />
          </>
        )}
      </div>
      {dialog}
    </SidePanel>
  );
}
