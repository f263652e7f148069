import { Button } from '@mantine/core';
import { INBOX_GROUPS, type InboxGroup } from '@shared/features/feedback/feedback.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { notifyDone } from '@/lib/notify';
import { useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import styles from './Feedback.module.css';
import { useInboxKeys } from './feedback.hooks';
import { InboxView } from './InboxView';

/** The inbox of what visitors left on the page: what is open, what was answered, what was not meant seriously. */
export function FeedbackScreen() {
  const { t, i18n } = useTranslation();
  const panelId = useId();
  const [group, setGroup] = useState<InboxGroup>('open');
  const isLooking = useIsLooking();
  const mayExport = useMay('feedback.export') && !isLooking;
  const keys = useInboxKeys();
  const { data: sums } = useCall('feedback.list', { group, offset: 0, limit: 1 });
  const saving = useDo('feedback.saveTable');
  const save = async (): Promise<void> => {
    const saved = await saving.run({ group, format: 'xlsx', language: i18n.language as Language });
    if (saved) notifyDone(t('feedback.savedAs', { name: saved.fileName }));
  };
  return (
    <>
      <PageHeader title={t('feedback.title')} sub={t('feedback.sub')}>
        {mayExport && (
          <Button loading={saving.isRunning} disabled={sums?.total === 0} onClick={() => void save()}>
            {t('feedback.save')}
          </Button>
        )}
      </PageHeader>
      <TabBar
        label={t('feedback.title')}
        panelId={panelId}
        active={group}
        onChange={setGroup}
        tabs={INBOX_GROUPS.map((name) => ({
          name,
          text: t(`feedback.group.${name}`),
          count: sums ? formatNumber(sums.counts[name]) : null,
        }))}
      />
      <div id={panelId} role="tabpanel" aria-label={t(`feedback.group.${group}`)} className={styles.body}>
        {saving.error && <ErrorNotice error={saving.error} />}
        <InboxView group={group} place="/feedback" />
      </div>
      <FootBar keys={keys} />
    </>
  );
}
