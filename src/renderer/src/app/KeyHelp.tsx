import { useTranslation } from 'react-i18next';
import { KEY_PLACES, keyNamed, keysOf } from '@/lib/keyMap';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { KeyCap } from '@/ui/KeyCap';
import styles from './KeyHelp.module.css';

type KeyHelpProps = {
  /** A backup is looked into: keys that change something are left out. */
  isLooking: boolean;
  onClose: () => void;
};

/** The sheet of all keys, place by place; from the same table as the keys themselves. */
export function KeyHelp({ isLooking, onClose }: KeyHelpProps) {
  const { t } = useTranslation();
  const places = KEY_PLACES.map((place) => ({
    place,
    names: keysOf(place).filter((name) => !isLooking || keyNamed(name).changes !== true),
  })).filter(({ names }) => names.length > 0);
  return (
    <Dialog
      isOpen
      title={t('keys.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose, 'everywhere.help': onClose });
      }}
      width={58}
    >
      <div className={styles.places}>
        {places.map(({ place, names }) => (
          <section key={place} className={styles.place}>
            <h3 className={styles.name}>{t(`keys.place.${place}`)}</h3>
            <dl>
              {names.map((name) => (
                <div key={name} className={styles.line}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    <KeyCap name={name} isRead />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
