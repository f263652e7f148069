import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { formatDay, formatNumber, formatWhen } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconCheck, IconClock, IconClose, IconFollowup, IconPencil } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import styles from './CardFollowups.module.css';
import { CardLine } from './CardLine';
import { CompleteDialog, DropDialog, FollowupDialog, MoveDialog } from './dialogs';
import { useDoneAtOnce, type Asked } from './followups.hooks';

/** So many stand on the strip before the rest is folded, and so many at most. */
const FIRST = 2;
const MOST = 50;

type CardRow = CallOutput<'followups.ofCustomer'>['rows'][number];

type CardFollowupsProps = {
  customer: { id: CustomerId; title: string };
  /** Nothing can be planned: a backup is looked into, the card is in the bin, or is not seen whole. */
  isOff: boolean;
};

/** Lines of the five-second strip: what is open for the customer, with what can be done about it, and the last contact. */
export function CardFollowups({ customer, isOff }: CardFollowupsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const mayRead = useMay('followups.read');
  const mayWrite = useMay('followups.write') && !isOff;
  const [isAll, setIsAll] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error } = useCall(
    'followups.ofCustomer',
    { customerId: customer.id, limit: isAll ? MOST : FIRST },
    { isEnabled: mayRead },
  );
  const close = (): void => {
    setAsked(null);
  };
  const add = (): void => {
    setAsked({ kind: 'new' });
  };
  useKeys(mayWrite ? { 'card.followup': add } : {});
  useOffers(
    mayWrite
      ? [{ name: 'newFollowup', icon: IconFollowup, keys: 'card.followup', isAdding: true, run: add }]
      : [],
  );
  if (!mayRead || (!data && !error)) return null;
  const more = data ? data.total - data.rows.length : 0;
  return (
    <>
      {data?.last && (
        <div className={styles.line}>
          <dt className={styles.label}>{t('followups.card.last')}</dt>
          <dd>
            {[
              formatDay(data.last.on, today),
              t(`followups.kind.${data.last.kind}`),
              data.last.outcome === null ? '' : t(`followups.outcome.${data.last.outcome}`),
              data.last.by,
            ]
              .filter(Boolean)
              .join(t('common.factComma'))}
          </dd>
        </div>
      )}
      {(mayWrite || error !== null || (data?.total ?? 0) > 0) && (
        <div className={styles.line}>
          <dt className={styles.label}>{t('followups.card.open')}</dt>
          <dd>
            {error && <span role="alert">{errorText(error)}</span>}
            {data && data.rows.length > 0 && (
              <ul className={styles.list} aria-label={t('followups.card.list')}>
                {data.rows.map((row) => (
                  <OpenLine key={row.id} row={row} mayWrite={mayWrite && row.mayChange} onAsk={setAsked} />
                ))}
              </ul>
            )}
            <span className={styles.acts}>
              {(more > 0 || isAll) && (
                <button
                  type="button"
                  className={styles.link}
                  aria-expanded={isAll}
                  onClick={() => {
                    setIsAll(!isAll);
                  }}
                >
                  {isAll
                    ? t('followups.today.fold')
                    : t('followups.card.more', { count: more, number: formatNumber(more) })}
                </button>
              )}
              {mayWrite && (
                <button type="button" className={styles.link} onClick={add}>
                  {t('followups.card.add')} <KeyCap name="card.followup" />
                </button>
              )}
            </span>
          </dd>
        </div>
      )}
      {asked?.kind === 'complete' && <CompleteDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'move' && <MoveDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'drop' && <DropDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'edit' && <FollowupDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'new' && <FollowupDialog row={null} from={{ customer }} onClose={close} />}
    </>
  );
}

type OpenLineProps = { row: CardRow; mayWrite: boolean; onAsk: (asked: Asked) => void };

/** When, what, and by whom; a press does it, the menu puts it off, changes or drops it. */
function OpenLine({ row, mayWrite, onAsk }: OpenLineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const hasColleagues = useHasColleagues();
  const doneAtOnce = useDoneAtOnce();
  const asking = (kind: 'complete' | 'move' | 'drop' | 'edit') => () => {
    onAsk({ kind, row });
  };
  return (
    <CardLine
      title={row.subject}
      label={t('followups.action.menu', { subject: row.subject })}
      onPress={mayWrite ? asking('complete') : null}
      items={[
        { text: t('followups.action.done'), icon: IconCheck, onChoose: () => void doneAtOnce(row) },
        { text: t('followups.action.move'), icon: IconClock, onChoose: asking('move') },
        { text: t('followups.action.drop'), icon: IconClose, onChoose: asking('drop') },
        { text: t('followups.action.edit'), icon: IconPencil, onChoose: asking('edit') },
      ]}
    >
      <span className={classes(styles.when, row.dueOn < today && styles.late)}>
        {formatWhen(row.dueOn, row.dueMinute, today)}
      </span>
      <span className={styles.subject}>
        {t('common.labelled', { label: t(`followups.kind.${row.kind}`), text: row.subject })}
      </span>
      {hasColleagues && <span className={styles.label}>{row.person.name}</span>}
    </CardLine>
  );
}
