import type { CustomerId } from '@shared/features/customers/customers.contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { formatAge } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { callQuery } from '@/lib/useCall';
import { KeyCap } from '@/ui/KeyCap';
import { customerTitle } from './customerTitle';
import styles from './CustomerForm.module.css';

const TYPING_PAUSE_MS = 120;

type SimilarNoticeProps = { name: string; phones: readonly string[]; exceptId: CustomerId | null };

/** Warns while typing that this person may be there already, and leads to the card; a key to the likeliest one. */
export function SimilarNotice({ name, phones, exceptId }: SimilarNoticeProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const typed = JSON.stringify([name.trim(), phones.map((text) => text.trim()).filter(Boolean)]);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(typed);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);

  const [askName, askPhones] = JSON.parse(settled) as [string, string[]];
  const isWorthAsking = askName !== '' || askPhones.length > 0;
  const { data } = useQuery({
    ...callQuery('customers.similar', {
      name: askName.slice(0, 200),
      phones: askPhones.map((text) => text.slice(0, 60)).slice(0, 20),
      exceptId,
    }),
    enabled: isWorthAsking,
    placeholderData: keepPreviousData,
    gcTime: 5_000,
  });
  const [first] = isWorthAsking ? (data ?? []) : [];
  useKeys(
    first === undefined
      ? {}
      : {
          'customers.similar': () => {
            navigate(`/customers/${first.id}`);
          },
        },
  );
  if (!isWorthAsking || !data || data.length === 0) return null;
  return (
    <div role="status" aria-label={t('customers.similar.title')}>
      <ul className={styles.similar}>
        {data.map((one) => (
          <li key={one.id}>
            <strong>{customerTitle(one)}</strong>
            <span>
              {[
                t(`customers.similar.reason.${one.reason}`),
                one.phoneTail === '' ? '' : t('customers.title.phone', { tail: one.phoneTail }),
                one.lastSoldOn === null
                  ? ''
                  : t('customers.similar.last', { age: formatAge(one.lastSoldOn, today) }),
                one.isInBin ? t('customers.similar.inBin') : '',
              ]
                .filter(Boolean)
                .join(t('customers.strip.comma'))}
            </span>
            <Link href={`/customers/${one.id}`}>{t('customers.similar.open')}</Link>
            {one === first && <KeyCap name="customers.similar" />}
          </li>
        ))}
      </ul>
    </div>
  );
}
