import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant, formatList } from '@/lib/format';
import { FieldFacts } from '@/features/fields/fields.public';
import { PrivacySection } from '@/features/privacy/privacy.public';
import { useToday } from '@/lib/today';
import { formatBirthday } from './birthday';
import { customerTitle } from './customerTitle';
import styles from './CustomerCard.module.css';

/** Everything that is written on the card. What is empty is named in one line at the end. */
export function CardDetails({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { fields } = card;
  const all: readonly (readonly [string, string])[] = [
    ['name', fields.name],
    ['salutation', fields.salutation],
    ['number', card.number ?? ''],
    ['kind', t(`customers.kind.${fields.kind}`)],
    ['gender', fields.gender === null ? '' : t(`customers.gender.${fields.gender}`)],
    ['birthday', fields.birthday === null ? '' : formatBirthday(fields.birthday)],
    ['phones', formatList(fields.phones.map((phone) => phone.display))],
    ['wechat', fields.wechat],
    ['email', fields.email],
    ['company', fields.company],
    ['region', fields.region],
    ['address', fields.address],
    ['tags', formatList(fields.tags)],
    ['likes', fields.likes],
    ['avoids', fields.avoids],
    ['note', fields.note],
  ];
  const missing = all.filter(([, text]) => text === '').map(([name]) => t(`customers.field.${name}`));
  return (
    <div className={styles.details}>
      <dl>
        {all
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name} className={styles.detail}>
              <dt className={styles.quiet}>{t(`customers.field.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div className={styles.detail}>
          <dt className={styles.quiet}>{t('customers.card.createdOn')}</dt>
          <dd>
            {formatDay(card.createdOn, today)}
            {card.importId !== null && t('customers.card.imported')}
          </dd>
        </div>
        <div className={styles.detail}>
          <dt className={styles.quiet}>{t('customers.card.updatedAt')}</dt>
          <dd>{formatInstant(card.updatedAt, today)}</dd>
        </div>
      </dl>
      <FieldFacts values={fields.custom} className={styles.detail} quiet={styles.quiet} />
      {missing.length > 0 && card.reach.isWhole && (
        <p className={styles.missing}>{t('customers.card.missing', { fields: formatList(missing) })}</p>
      )}
      <PrivacySection
        id={card.id}
        title={titleOf(card)}
        isInBin={card.deletedAt !== null}
        isWhole={card.reach.isRevealed}
        onErased={onClose}
      />
    </div>
  );
}

const titleOf = ({ fields: { name, phones }, number }: CustomerCard): string =>
  customerTitle({ name, number, phoneTail: phones[0]?.digits.slice(-4) });
