import { ActionIcon } from '@mantine/core';
import { QUOTE_LIMITS, quoteLineCents, savedCents } from '@shared/features/inquiries/quotes.rules';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatMoney } from '@/lib/format';
import { IconClose } from '@/ui/icons';
import styles from '../Inquiries.module.css';
import { figuresOf, pricedOf, type TypedLine } from './quoteForm';

type QuoteLinesProps = {
  lines: readonly TypedLine[];
  /** Marks what cannot be read only then. */
  isTried: boolean;
  onChange: (lines: readonly TypedLine[]) => void;
};

/** The lines of a quote: what, how many, for how much each, and what that comes to. */
export function QuoteLines({ lines, isTried, onChange }: QuoteLinesProps) {
  const { t } = useTranslation();
  const set = (key: number, patch: Partial<TypedLine>): void => {
    onChange(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)));
  };
  return (
    <ol className={styles.rows} aria-label={t('inquiries.quote.lines')}>
      {lines.map((line) => {
        const priced = pricedOf(line);
        const { quantityMilli, priceMills } = figuresOf(line);
        const saved = priced === null ? 0 : savedCents(priced);
        const wrong = {
          name: line.name.trim() === '',
          quantity: quantityMilli === null,
          price: priceMills === null,
        };
        const field = (name: 'name' | 'quantity' | 'price', most: number) => ({
          className: classes(
            name === 'name' ? styles.name : styles.figure,
            isTried && wrong[name] && styles.wrong,
          ),
          'aria-label': t(`inquiries.quote.line.${name}`, { name: line.name }),
          'aria-invalid': isTried && wrong[name],
          autoComplete: 'off',
          value: line[name],
          onChange: ({ target }: { target: HTMLInputElement }) => {
            set(line.key, { [name]: target.value.slice(0, most) });
          },
        });
        return (
          <li key={line.key} className={styles.row}>
            {line.productId === null ? (
              <input {...field('name', QUOTE_LIMITS.name)} placeholder={t('inquiries.quote.what')} />
            ) : (
              <span className={styles.grow}>{line.name}</span>
            )}
            <input {...field('quantity', 20)} inputMode="decimal" />
            <span className={styles.unit}>{line.unit}</span>
            <input {...field('price', 20)} inputMode="decimal" placeholder={t('inquiries.quote.each')} />
            <span className={styles.lineAmount}>
              {priced === null ? '' : formatMoney(quoteLineCents(priced))}
              {saved > 0 && (
                <span className={styles.quiet}>
                  {' '}
                  {t('inquiries.quote.saves', { amount: formatMoney(saved) })}
                </span>
              )}
            </span>
            <ActionIcon
              variant="subtle"
              aria-label={t('inquiries.quote.drop', { name: line.name })}
              onClick={() => {
                onChange(lines.filter(({ key }) => key !== line.key));
              }}
            >
              <IconClose size="1rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ol>
  );
}
