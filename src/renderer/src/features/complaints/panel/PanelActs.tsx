import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../Complaints.module.css';
import type { ComplaintAct } from '../useComplaintActs';
import type { OfferedAct } from './acts';

type PanelActsProps = { offered: readonly OfferedAct[]; onAct: (act: ComplaintAct) => void };

/** What can be done now, each with its key. */
export function PanelActs({ offered, onAct }: PanelActsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.acts}>
      {offered.map(({ act, key }, at) => (
        <Button
          key={act}
          size="xs"
          variant={at === 0 ? 'filled' : undefined}
          rightSection={<KeyCap name={key} isOnAccent={at === 0} />}
          onClick={() => {
            onAct(act);
          }}
        >
          {t(`complaints.act.${act}`)}
        </Button>
      ))}
    </div>
  );
}
