import { Button } from '@mantine/core';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useCall } from '@/lib/useCall';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../Complaints.module.css';
import { usePrintComplaint } from './usePrintComplaint';

/** The papers of a complaint: the slip that the customer takes home, printed, as a file or as a text, and the record. */
export function ComplaintPapers({ id }: { id: ComplaintId }) {
  const { t } = useTranslation();
  const maySave = useMay('sales.export');
  const { data: slip } = useCall('complaints.slip', { id });
  const papers = usePrintComplaint();
  useKeys({ 'complaints.print': () => void papers.printSlip(id) });
  return (
    <section className={styles.part} aria-label={t('complaints.paper.heading')}>
      <h3 className={styles.heading}>{t('complaints.paper.heading')}</h3>
      <div className={styles.acts}>
        <Button
          size="xs"
          rightSection={<KeyCap name="complaints.print" />}
          onClick={() => void papers.printSlip(id)}
        >
          {t('complaints.paper.printSlip')}
        </Button>
        {maySave && (
          <Button size="xs" onClick={() => void papers.saveSlip(id)}>
            {t('complaints.paper.saveSlip')}
          </Button>
        )}
        <Button
          size="xs"
          disabled={slip === undefined}
          onClick={() => {
            if (slip) papers.copySlip(slip);
          }}
        >
          {t('complaints.paper.copySlip')}
        </Button>
        <Button size="xs" onClick={() => void papers.printRecord(id)}>
          {t('complaints.paper.printRecord')}
        </Button>
        {maySave && (
          <Button size="xs" onClick={() => void papers.saveRecord(id)}>
            {t('complaints.paper.saveRecord')}
          </Button>
        )}
      </div>
    </section>
  );
}
