import type { ProductId } from '@shared/features/products/products.contract';
import { MOVED_DAYS } from '@shared/features/products/products.rules';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './ProductCard.module.css';

const MOST = 100;

type MovesDialogProps = { onOpen: (id: ProductId) => void; onClose: () => void };

/** What came to stand elsewhere of late, so that nobody looks for it where it was. */
export function MovesDialog({ onOpen, onClose }: MovesDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: moves, error, refetch } = useCall('products.moves', { limit: MOST });
  return (
    <Dialog
      isOpen
      width={36}
      title={t('products.moves.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {moves?.length === 0 && <p>{t('products.moves.none', { count: MOVED_DAYS })}</p>}
      <ul className={styles.moves}>
        {(moves ?? []).map(({ id, name, from, to, on, by }, at) => (
          <li key={at}>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                onOpen(id);
              }}
            >
              {name}
            </button>
            <div className={styles.quiet}>
              {t('products.moved', { from, to, by, day: formatDay(on, today) })}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
