import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CopyBack } from '@/features/backup/backup.public';
import { MemberCardLink } from '@/features/loyalty/loyalty.public';
import { RateLink } from '@/features/products/products.public';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { IconBuilding, IconClose, IconHistory, IconPencil, IconTrash, IconUndo } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { CardTeam } from './CardTeam';
import { customerTitle } from './customerTitle';
import { useBin } from './customers.hooks';
import styles from './CustomerCard.module.css';

const PHONES_SHOWN = 2;

/** Who it is, how to reach them, and what can be done with the card. */
export function CardHead({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const bin = useBin();
  const isLooking = useIsLooking();
  const maySeeHistory = useMay('history.read');
  const { fields, number } = card;
  const [phone] = fields.phones;
  const title = customerTitle({ name: fields.name, number, phoneTail: phone?.digits.slice(-4) });
  const isInBin = card.deletedAt !== null;
  const more = fields.phones.length - PHONES_SHOWN;

  const remove = async (): Promise<void> => {
    if (await bin.remove([{ id: card.id, title }])) onClose();
  };
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h1 className={styles.name}>{title}</h1>
        {card.pinyin !== '' && <span className={styles.pinyin}>{card.pinyin}</span>}
        {fields.kind === 'company' && (
          <span className={styles.kind}>
            <IconBuilding size="1rem" stroke={1.6} aria-hidden />
            {t('customers.kind.companyShort')}
          </span>
        )}
        <span className={styles.tools}>
          {isLooking ? (
            <CopyBack customerId={card.id} title={title} />
          ) : !card.reach.isWhole ? null : isInBin ? (
            <Button
              variant="filled"
              leftSection={<IconUndo size="1.125rem" stroke={1.6} aria-hidden />}
              onClick={() => void bin.restore([{ id: card.id, title }])}
            >
              {t('customers.bin.restore')}
            </Button>
          ) : (
            <>
              <Button
                leftSection={<IconPencil size="1.125rem" stroke={1.6} aria-hidden />}
                rightSection={<KeyCap name="customers.edit" />}
                onClick={() => {
                  navigate(`/customers/${card.id}/edit`);
                }}
              >
                {t('keys.customers.edit')}
              </Button>
              <ActionIcon aria-label={t('customers.bin.remove')} onClick={() => void remove()}>
                <IconTrash size="1.125rem" stroke={1.6} aria-hidden />
              </ActionIcon>
            </>
          )}
          {maySeeHistory && (
            <ActionIcon
              aria-label={t('customers.card.history')}
              title={t('customers.card.history')}
              onClick={() => {
                navigate(`/settings/history/customer/${card.id}`);
              }}
            >
              <IconHistory size="1.125rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon aria-label={t('common.close')} onClick={onClose}>
            <IconClose size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <div className={styles.reach}>
        {fields.phones.slice(0, PHONES_SHOWN).map(({ display }, at) => (
          <span key={`${at} ${display}`} className={styles.phone}>
            {display}
          </span>
        ))}
        {more > 0 && <span className={styles.quiet}>{t('customers.card.morePhones', { count: more })}</span>}
        {fields.phones.length === 0 && <span className={styles.quiet}>{t('customers.card.noPhone')}</span>}
        {number !== null && number !== '' && (
          <span className={styles.number}>{t('customers.title.number', { number })}</span>
        )}
        {!isInBin && card.reach.isWhole && (
          <MemberCardLink customer={{ id: card.id, title }} number={number} isOff={isLooking} />
        )}
        {!isInBin && !isLooking && card.reach.isWhole && <RateLink customer={{ id: card.id, title }} />}
      </div>
      <CardTeam card={card} />
      {isInBin && <p className={styles.inBin}>{t('customers.card.inBin')}</p>}
    </header>
  );
}
