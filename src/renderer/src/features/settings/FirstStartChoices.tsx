import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isBare, useWindowKeys } from '@/lib/keys';
import { IconImport, IconUsers } from '@/ui/icons';
import { FirstStartBrand } from './FirstStartBrand';
import styles from './FirstStart.module.css';

const CHOICES = [
  { name: 'import', address: '/settings/transfer', icon: IconImport },
  { name: 'empty', address: '/customers', icon: IconUsers },
] as const;

type FirstStartChoicesProps = { shopName: string; onDone: () => void };

/** The two ways to begin, as two large buttons; 1 and 2 choose as well. */
export function FirstStartChoices({ shopName, onDone }: FirstStartChoicesProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const choose = (address: string): void => {
    navigate(address, { replace: true });
    onDone();
  };
  useWindowKeys((event) => {
    const choice = isBare(event) ? CHOICES[Number(event.key) - 1] : undefined;
    if (choice) choose(choice.address);
  });
  return (
    <div className={styles.card}>
      <FirstStartBrand />
      <div role="status">
        <h1 className={styles.title}>{t('firststart.opened', { shopName })}</h1>
        <p className={styles.sub}>{t('firststart.begin')}</p>
      </div>
      <div className={styles.choices}>
        {CHOICES.map(({ name, address, icon: Icon }, index) => (
          <button
            key={name}
            type="button"
            className={styles.choice}
            autoFocus={index === 0}
            onClick={() => {
              choose(address);
            }}
          >
            <Icon size="2rem" stroke={1.5} aria-hidden />
            <span className={styles.choiceName}>
              <span className={styles.digit} aria-hidden>
                {index + 1}
              </span>
              {t(`firststart.${name}.label`)}
            </span>
            <span className={styles.choiceText}>{t(`firststart.${name}.text`)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
