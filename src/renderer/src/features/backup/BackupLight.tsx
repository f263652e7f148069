import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { classes } from '@/lib/classes';
import { useNow } from '@/lib/now';
import { useBackupStatus, useMakeBackup } from './backup.hooks';
import styles from './BackupLight.module.css';
import { lightText } from './lightText';

/** How the backups stand, in the top bar: a dot, words, and the way to their page. */
export function BackupLight() {
  const { t } = useTranslation();
  const now = useNow();
  const { data, error } = useBackupStatus();
  const { isMaking } = useMakeBackup();
  if (!data) {
    return error ? <Light colour="red" words={[t('backup.light.unknown')]} title={null} /> : null;
  }
  if (isMaking) return <Light colour={data.light.colour} words={[t('backup.light.making')]} title={null} />;
  const { short, facts, text, plugIn } = lightText(t, data.light, data.places, now);
  return (
    <Light
      colour={data.light.colour}
      words={plugIn === null ? [short, ...facts] : [short, plugIn]}
      title={text}
    />
  );
}

type LightProps = {
  colour: 'green' | 'amber' | 'red';
  /** The first is what is the matter; the others give way where there is no room. */
  words: readonly string[];
  title: string | null;
};

function Light({ colour, words, title }: LightProps) {
  return (
    <Link
      href="/settings/backup"
      className={classes(styles.light, styles[colour])}
      title={title ?? undefined}
    >
      <span className={styles.dot} aria-hidden />
      <span className={styles.words}>
        {words.map((word) => (
          <span key={word} className={styles.word}>
            {word}
          </span>
        ))}
      </span>
    </Link>
  );
}
