import { refusedBy, type FollowupKind } from '@shared/features/followups/followups.rules';
import type { Purpose } from '@shared/features/privacy/privacy.rules';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/ui/Notice';

/** Says that the customer did not want what is about to be planned or done; nothing where they did not say so. */
export function RefusalNotice({ kind, refuses }: { kind: FollowupKind; refuses: readonly Purpose[] }) {
  const { t } = useTranslation();
  const refused = refusedBy(kind, refuses);
  return refused === null ? null : <Notice kind="warn" text={t(`followups.refuses.${refused}`)} />;
}
