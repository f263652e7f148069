import type { BackupEntry } from '@shared/features/backup/backup.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatMoment, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconShield } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { useBackupList, useBackupStatus, useMakeBackup, type BackupStatus } from './backup.hooks';
import { BackupHead } from './BackupHead';
import styles from './BackupScreen.module.css';
import { BackupTable } from './BackupTable';
import { DiskNotice } from './DiskNotice';
import { LockSection } from './LockSection';
import { MakeOutcome } from './MakeOutcome';
import { OpenCopySection } from './OpenCopySection';
import { PlaceList } from './PlaceList';
import { namesOf, placeNames, placesInText } from './placeNames';
import { RestoreChooser } from './RestoreChooser';
import { RestoreDialog } from './RestoreDialog';
import section from './Section.module.css';
import type { Picked } from './useRestore';

type Asked = { picked: Picked; where: string; wants: 'restore' | 'look' };

/** The page of the backups; the sample shop has none. */
export function BackupScreen() {
  const { t } = useTranslation();
  const { data: settings } = useCall('settings.get', {});
  if (settings?.isSample !== true) return <BackupPage />;
  return (
    <>
      <PageHeader title={t('settings.page.backup')} />
      <EmptyState icon={IconShield} text={t('backup.sample')} />
    </>
  );
}

/** The backups: how they stand, where they go, what there is, and the way back. */
function BackupPage() {
  const { t } = useTranslation();
  const status = useBackupStatus();
  const mayManage = useMay('backup.manage');
  const making = useMakeBackup();
  const [isChoosing, setIsChoosing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const stopChoosing = (): void => {
    setIsChoosing(false);
  };
  return (
    <>
      <div className={styles.page}>
        {status.error && (
          <div className={styles.problem}>
            <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />
          </div>
        )}
        {status.data && (
          <>
            <BackupHead
              status={status.data}
              isMaking={making.isMaking}
              onMake={making.make}
              onRestore={() => {
                setIsChoosing(true);
              }}
            />
            <div className={styles.problem}>
              <DiskNotice status={status.data} />
              <MakeOutcome making={making} places={status.data.places} />
            </div>
            <PlaceList places={status.data.places} />
            <Backups status={status.data} onAsked={setAsked} />
            {mayManage && <LockSection isLocked={status.data.isEncrypted} />}
            {mayManage && <OpenCopySection />}
          </>
        )}
      </div>
      <FootBar keys={['list.move', 'backup.preview', 'backup.look', 'everywhere.backup']} />
      {isChoosing && (
        <Dialog
          isOpen
          title={t('backup.choose.title')}
          closeLabel={t('common.close')}
          onClose={stopChoosing}
          width={45}
        >
          <RestoreChooser
            onPick={(picked, where) => {
              setIsChoosing(false);
              setAsked({ picked, where, wants: 'restore' });
            }}
          />
        </Dialog>
      )}
      {asked && (
        <RestoreDialog
          {...asked}
          situation="working"
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

type BackupsProps = { status: BackupStatus; onAsked: (asked: Asked) => void };

/** The proven backups, and what the last trial found. */
function Backups({ status, onAsked }: BackupsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useBackupList();
  const inText = placesInText(t, status.places);
  const backups = data?.backups ?? [];
  const ask = (wants: Asked['wants']) => (backup: BackupEntry) => {
    onAsked({ picked: { backup, source: null }, where: namesOf(backup.placeIds, inText)[0] ?? '', wants });
  };
  return (
    <section className={`${section.section} ${section.wide}`} aria-labelledby="backup-list">
      <div className={section.head}>
        <h2 id="backup-list" className={section.title}>
          {t('backup.list.title')}
        </h2>
        {backups.length > 0 && (
          <span className={section.sub}>
            {t('backup.list.kept', { count: backups.length, number: formatNumber(backups.length) })}
          </span>
        )}
        {status.lastTrial && (
          <span className={section.sub}>
            {t(status.lastTrial.isWhole ? 'backup.list.trialWhole' : 'backup.list.trialBroken', {
              at: formatMoment(status.lastTrial.at, today),
            })}
          </span>
        )}
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && backups.length === 0 && <p className={styles.empty}>{t('backup.list.empty')}</p>}
      {backups.length > 0 && (
        <BackupTable
          label={t('backup.list.label')}
          backups={backups}
          placeNames={placeNames(t, status.places)}
          isFocused
          onOpen={ask('restore')}
          onLook={ask('look')}
        />
      )}
    </section>
  );
}
