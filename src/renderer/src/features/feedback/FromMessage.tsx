import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';

/** The way back to the message that a complaint came by; nothing of one that came another way. */
export function FromMessage({ complaintId }: { complaintId: ComplaintId }) {
  const { t } = useTranslation();
  const mayRead = useMay('feedback.read');
  const { data } = useCall('feedback.ofComplaint', { complaintId }, { isEnabled: mayRead });
  if (!data || data.id === null) return null;
  return (
    <p>
      <Link href={`/feedback/${String(data.id)}`}>
        {t('feedback.fromMessage', { number: String(data.id) })}
      </Link>
    </p>
  );
}
