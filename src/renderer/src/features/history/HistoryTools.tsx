import { Button } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { IconClose } from '@/ui/icons';
import { AboutMenu } from './AboutMenu';
import type { ActFilter } from './actFilter';
import styles from './HistoryScreen.module.css';
import { PersonMenu } from './PersonMenu';

type HistoryToolsProps = {
  filter: ActFilter;
  onFilter: (patch: Partial<ActFilter>) => void;
  /** On to the list. */
  onLeave: () => void;
  boxRef: Ref<FilterBoxHandle>;
  /** Refused calls are told by person and day alone. */
  isDenied: boolean;
};

/** What the history is narrowed by: a text, a person, a kind of acts, a customer, days. */
export function HistoryTools({ filter, onFilter, onLeave, boxRef, isDenied }: HistoryToolsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      {!isDenied && (
        <FilterBox
          label={t('history.search')}
          placeholder={t('history.searchHint')}
          handleRef={boxRef}
          onChange={(text) => {
            onFilter({ text });
          }}
          onLeave={onLeave}
        />
      )}
      {!isDenied && filter.customerId !== null && (
        <CustomerChip
          id={filter.customerId}
          onRemove={() => {
            onFilter({ customerId: null });
          }}
        />
      )}
      <PersonMenu
        byId={filter.byId}
        onPerson={(byId) => {
          onFilter({ byId });
        }}
      />
      {!isDenied && (
        <AboutMenu
          about={filter.about}
          onAbout={(about) => {
            onFilter({ about });
          }}
        />
      )}
      <span className={styles.days}>
        <input
          type="date"
          className={styles.day}
          aria-label={t('history.from')}
          value={filter.from}
          max={filter.to}
          onChange={(event) => {
            onFilter({ from: event.target.value });
          }}
        />
        –
        <input
          type="date"
          className={styles.day}
          aria-label={t('history.to')}
          value={filter.to}
          min={filter.from}
          onChange={(event) => {
            onFilter({ to: event.target.value });
          }}
        />
      </span>
    </div>
  );
}

/** Whose history it is, and the way back to everybody's. */
function CustomerChip({ id, onRemove }: { id: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const { data } = useCall('customers.card', { id });
  const name = data?.fields.name ?? '';
  const text = name === '' ? (data?.number ?? t('history.oneCustomer')) : name;
  return (
    <Button
      h="2rem"
      rightSection={<IconClose size="1rem" stroke={1.6} aria-hidden />}
      aria-label={t('history.notOnly', { name: text })}
      onClick={onRemove}
    >
      {t('history.onlyOf', { name: text })}
    </Button>
  );
}
