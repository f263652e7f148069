import type { Condition, Conditions } from '@shared/features/customers/filter.rules';
import { Button } from '@mantine/core';
import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { IconClose, IconPlus } from '@/ui/icons';
import { ConditionDialog } from './ConditionDialog';
import { conditionText, sentenceOf } from './conditionText';
import styles from './Filter.module.css';
import { useFilterNames } from './useFilterNames';

type FilterBarProps = {
  where: Conditions;
  onWhere: (where: Conditions) => void;
};

/** The filter as a sentence of small pieces: each is changed where it stands, taken out, and all join by and, or by or. */
export function FilterBar({ where, onWhere }: FilterBarProps) {
  const { t } = useTranslation();
  const today = useToday();
  const names = useFilterNames();
  const [edited, setEdited] = useState<number | null>(null);
  const bar = useRef<HTMLElement>(null);
  const { joins, of } = where;
  const drop = (at: number): void => {
    onWhere({ joins, of: of.filter((_, place) => place !== at) });
    /* The piece beside it takes the focus, so that several can be taken out one after the other. */
    bar.current?.querySelector<HTMLButtonElement>('[data-said]')?.focus();
  };
  const put = (at: number, condition: Condition): void => {
    onWhere({ joins, of: at < of.length ? of.with(at, condition) : [...of, condition] });
  };
  return (
    <section ref={bar} className={styles.bar} aria-label={sentenceOf(where, names, today)}>
      {of.map((condition, at) => {
        const text = conditionText(condition, names, today);
        return (
          <Fragment key={`${String(at)} ${text}`}>
            {at > 0 && (
              <button
                type="button"
                className={styles.joins}
                aria-label={t(`customers.where.turn.${joins}`)}
                onClick={() => {
                  onWhere({ joins: joins === 'all' ? 'any' : 'all', of });
                }}
              >
                {t(`customers.where.joins.${joins}`)}
              </button>
            )}
            <span className={styles.chip}>
              <button
                type="button"
                data-said
                className={styles.said}
                title={text}
                onClick={() => {
                  setEdited(at);
                }}
                onKeyDown={(event) => {
                  pressKey(event, {
                    'customers.remove': () => {
                      drop(at);
                    },
                  });
                }}
              >
                {text}
              </button>
              <button
                type="button"
                className={styles.drop}
                aria-label={t('customers.where.drop', { what: text })}
                onClick={() => {
                  drop(at);
                }}
              >
                <IconClose size="0.875rem" stroke={1.8} aria-hidden />
              </button>
            </span>
          </Fragment>
        );
      })}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size="0.875rem" stroke={1.8} aria-hidden />}
        onClick={() => {
          setEdited(of.length);
        }}
      >
        {t('customers.where.add')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          onWhere({ joins: 'all', of: [] });
        }}
      >
        {t('customers.where.clear')}
      </Button>
      {edited !== null && (
        <ConditionDialog
          condition={of[edited] ?? null}
          names={names}
          onSave={(condition) => {
            put(edited, condition);
          }}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </section>
  );
}

/** The first condition of a filter, before there is a bar. */
export function FirstCondition({
  onSave,
  onClose,
}: {
  onSave: (one: Condition) => void;
  onClose: () => void;
}) {
  const names = useFilterNames();
  return <ConditionDialog condition={null} names={names} onSave={onSave} onClose={onClose} />;
}
