import { useTranslation } from 'react-i18next';
import { KEY_PLACES, keysOf } from '@/lib/keyMap';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { KeyCap } from '@/ui/KeyCap';
import styles from './KeyHelp.module.css';

/** The sheet of all keys, place by place; from the same table as the keys themselves. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
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
        {KEY_PLACES.map((place) => (
          <section key={place} className={styles.place}>
            <h3 className={styles.name}>{t(`keys.place.${place}`)}</h3>
            <dl>
              {keysOf(place).map((name) => (
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
