import { useState } from 'react';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FirstStartChoices } from './FirstStartChoices';
import { FirstStartForm } from './FirstStartForm';
import styles from './FirstStart.module.css';

type FirstStartScreenProps = {
  /** The shop is open and the person has said where to begin. */
  onDone: () => void;
};

/** The first start: names the shop and its owner, then offers the two ways to begin. */
export function FirstStartScreen({ onDone }: FirstStartScreenProps) {
  const settings = useCall('settings.get', {});
  const [openedShop, setOpenedShop] = useState<string | null>(null);
  return (
    <main className={styles.page}>
      {settings.error ? (
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      ) : openedShop === null ? (
        settings.data && <FirstStartForm appearance={settings.data.appearance} onOpened={setOpenedShop} />
      ) : (
        <FirstStartChoices shopName={openedShop} onDone={onDone} />
      )}
    </main>
  );
}
