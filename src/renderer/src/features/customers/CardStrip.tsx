import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { daysBetween, type Day } from '@shared/lib/days';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { formatAge, formatDay, formatMoney, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { IconQuestion } from '@/ui/icons';
import { daysToBirthday, formatBirthday } from './birthday';
import { StripFact, StripLine } from './StripFact';
import styles from './CustomerCard.module.css';

type CardStripProps = {
  card: CustomerCard;
  /** Lines of other features, before what the customer likes. */
  children?: ReactNode;
};

/** The five-second strip: what someone about to speak with this customer must know. */
export function CardStrip({ card, children }: CardStripProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { fields, summary, favourites } = card;
  const { lastSoldOn, firstSoldOn, lastSaleCents } = summary;
  const birthday = birthdayNear(card, today);
  const isLooking = useIsLooking();
  const question = isLooking || card.deletedAt !== null || !card.reach.isWhole ? null : questionOf(card);

  return (
    <section className={styles.strip} aria-label={t('customers.strip.title')}>
      <div className={styles.facts}>
        {fields.salutation !== '' && (
          <StripFact
            label={t('customers.strip.salutation')}
            figure={fields.salutation}
            under={fields.kind === 'person' ? fields.company : ''}
          />
        )}
        <StripFact
          label={t('customers.strip.lastVisit')}
          figure={lastSoldOn === null ? t('customers.strip.never') : formatAge(lastSoldOn, today)}
          under={
            lastSoldOn === null
              ? ''
              : [formatDay(lastSoldOn, today), lastSaleCents === null ? '' : formatMoney(lastSaleCents)]
                  .filter(Boolean)
                  .join(t('customers.strip.comma'))
          }
        />
        {card.reach.isWhole && (
          <>
            <StripFact
              label={t('customers.strip.spend')}
              figure={formatMoney(summary.spendCents)}
              under={
                summary.returnCount > 0
                  ? t('customers.strip.returned', {
                      count: summary.returnCount,
                      number: formatNumber(summary.returnCount),
                    })
                  : ''
              }
            />
            <StripFact
              label={t('customers.strip.visits')}
              figure={t('customers.strip.times', {
                count: summary.saleCount,
                number: formatNumber(summary.saleCount),
              })}
              under={
                firstSoldOn === null ? '' : t('customers.strip.since', { day: formatDay(firstSoldOn, today) })
              }
            />
          </>
        )}
      </div>
      <dl className={styles.lines}>
        <StripLine label={t('customers.strip.refuses')} isStrong>
          {card.refuses
            .map((purpose) => t(`customers.strip.refused.${purpose}`))
            .join(t('customers.strip.comma'))}
        </StripLine>
        {children}
        <StripLine label={t('customers.strip.rhythm')}>{rhythmSentence(card, today)}</StripLine>
        <StripLine label={t('customers.strip.birthday')} isStrong>
          {birthday}
        </StripLine>
        <StripLine label={t('customers.strip.likes')}>{fields.likes}</StripLine>
        <StripLine label={t('customers.strip.avoids')}>{fields.avoids}</StripLine>
        <StripLine label={t('customers.strip.favourites')}>
          {favourites.length > 0 &&
            favourites.map(({ name, times }, at) => (
              <span key={name}>
                {at > 0 && t('common.listComma')}
                <span className={styles.whole}>{t('customers.strip.favourite', { name, count: times })}</span>
              </span>
            ))}
        </StripLine>
      </dl>
      {question !== null && <Question id={card.id} field={question} />}
    </section>
  );

  function rhythmSentence({ summary: { rhythmDays } }: CustomerCard, now: Day): string {
    if (rhythmDays === null || lastSoldOn === null) return '';
    const rhythm = t('customers.strip.every', { count: Math.max(1, Math.round(rhythmDays)) });
    const away = daysBetween(lastSoldOn as Day, now);
    return away > rhythmDays
      ? [rhythm, t('customers.strip.away', { count: away })].join(t('customers.strip.comma'))
      : rhythm;
  }

  function birthdayNear({ fields: { birthday: born } }: CustomerCard, now: Day): string {
    const days = born && daysToBirthday(born, now);
    if (!born || days === null) return '';
    const when =
      days === 0 ? t('customers.strip.birthdayToday') : t('customers.strip.birthdayIn', { count: days });
    return [when, formatBirthday({ ...born, year: null })].join(t('customers.strip.comma'));
  }
}

type Askable = 'birthday' | 'phones' | 'likes';

/** The one fact worth asking today: the first that is missing. */
function questionOf({ fields }: CustomerCard): Askable | null {
  if (fields.kind === 'person' && fields.birthday === null) return 'birthday';
  if (fields.phones.length === 0) return 'phones';
  return fields.likes === '' ? 'likes' : null;
}

function Question({ id, field }: { id: number; field: Askable }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <div className={styles.question}>
      <IconQuestion size="1.25rem" stroke={1.6} aria-hidden />
      <span className={styles.quiet}>{t('customers.strip.ask')}</span>
      <strong className={styles.askText}>{t(`customers.strip.question.${field}`)}</strong>
      <button
        type="button"
        className={styles.link}
        onClick={() => {
          navigate(`/customers/${id}/edit`, { state: { field } });
        }}
      >
        {t('customers.strip.fillIn')}
      </button>
    </div>
  );
}
