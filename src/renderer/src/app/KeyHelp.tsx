import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KEY_PLACES, keysOf } from '@/lib/keyMap';
import { pressKey } from '@/lib/keys';
import { KeyCap } from '@/ui/KeyCap';
import styles from './KeyHelp.module.css';

/** The sheet of all keys, place by place; from the same table as the keys themselves. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      centered
      closeOnEscape={false}
      onKeyDown={(event) => {
        // Used up here, so that the page below does not take it for its own.
        pressKey(event, { 'form.leave': onClose, 'everywhere.help': onClose });
      }}
      size="58rem"
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content, title: styles.title }}
      // Its <header> is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
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
    </Modal>
  );
}
