import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { useNow } from '@/lib/now';
import { IconRestore, IconSave, IconShield, IconShieldAlert } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { addPlace, freeSpace, type BackupStatus } from './backup.hooks';
import styles from './BackupHead.module.css';
import { lightText } from './lightText';

type BackupHeadProps = {
  status: BackupStatus;
  isMaking: boolean;
  onMake: () => void;
  onRestore: () => void;
};

/** The light in full sentences, with the one thing to do about it, and the two buttons that are always there. */
export function BackupHead({ status, isMaking, onMake, onRestore }: BackupHeadProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { light, places } = status;
  const { title, text, plugIn } = lightText(t, light, places, now);
  const Icon = light.colour === 'green' ? IconShield : IconShieldAlert;
  const isFirstThing = light.action === null || light.action === 'make';
  return (
    <header className={styles.head}>
      <span className={classes(styles.seal, styles[light.colour])} aria-hidden>
        <Icon size="1.75rem" stroke={1.6} />
      </span>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>
          {text}
          {plugIn !== null && <strong className={styles.plugIn}>{plugIn}</strong>}
        </p>
      </div>
      <div className={styles.tools}>
        {light.action === 'addPlace' && (
          <Button size="md" variant="filled" onClick={() => void addPlace()}>
            {t('backup.places.add')}
          </Button>
        )}
        {light.action === 'freeSpace' && status.disk.hasBallast && (
          <Button size="md" variant="filled" onClick={() => void freeSpace()}>
            {t('backup.disk.free')}
          </Button>
        )}
        <Button
          size="md"
          variant={isFirstThing ? 'filled' : 'default'}
          loading={isMaking}
          leftSection={<IconSave size="1.125rem" stroke={1.6} aria-hidden />}
          rightSection={<KeyCap name="everywhere.backup" isOnAccent={isFirstThing} />}
          onClick={onMake}
        >
          {t('backup.make')}
        </Button>
        <Button
          size="md"
          leftSection={<IconRestore size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={onRestore}
        >
          {t('backup.restore.begin')}
        </Button>
      </div>
    </header>
  );
}
