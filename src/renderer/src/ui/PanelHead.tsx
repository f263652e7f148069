import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { IconClose } from './icons';
import styles from './PanelBody.module.css';

type PanelHeadProps = {
  title: string;
  onClose: () => void;
  /** Stands small beside the title. */
  children?: ReactNode;
};

/** The head of what stands in a SidePanel: its title, and the cross that closes it. */
export function PanelHead({ title, onClose, children }: PanelHeadProps) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      <button type="button" className={styles.cross} aria-label={t('common.close')} onClick={onClose}>
        <IconClose size="1.125rem" stroke={1.6} aria-hidden />
      </button>
    </header>
  );
}
