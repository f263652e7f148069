import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconFilter } from '@/ui/icons';
import type { TimelineKind } from './customers.hooks';
import styles from './CustomerCard.module.css';

const CHOICES = ['sale', 'return', 'note', 'change'] as const satisfies readonly TimelineKind[];

type KindMenuProps = {
  /** Empty shows every kind. */
  kinds: readonly TimelineKind[];
  onKinds: (kinds: readonly TimelineKind[]) => void;
};

/** Narrows the timeline to some kinds of entries. */
export function KindMenu({ kinds, onKinds }: KindMenuProps) {
  const { t } = useTranslation();
  const label =
    kinds.length === 0
      ? t('customers.timeline.allKinds')
      : kinds.map((kind) => t(`customers.timeline.kind.${kind}`)).join(t('common.listComma'));
  return (
    <Menu position="bottom-end" width="11rem" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={styles.kinds}>
          <IconFilter size="1rem" stroke={1.6} aria-hidden />
          {label}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          closeMenuOnClick
          rightSection={kinds.length === 0 ? <IconCheck size="1rem" stroke={1.9} aria-hidden /> : null}
          onClick={() => {
            onKinds([]);
          }}
        >
          {t('customers.timeline.allKinds')}
        </Menu.Item>
        {CHOICES.map((kind) => {
          const isChosen = kinds.includes(kind);
          return (
            <Menu.Item
              key={kind}
              rightSection={isChosen ? <IconCheck size="1rem" stroke={1.9} aria-hidden /> : null}
              onClick={() => {
                onKinds(isChosen ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
              }}
            >
              {t(`customers.timeline.kind.${kind}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
