import { useTranslation } from 'react-i18next';
import { formatList } from '@/lib/format';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconFilter } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';
import type { TimelineKind } from './customers.hooks';
import styles from './CustomerCard.module.css';

const CHOICES = [
  'sale',
  'return',
  'followup',
  'promise',
  'note',
  'change',
] as const satisfies readonly TimelineKind[];

type KindMenuProps = {
  /** Empty shows every kind. */
  kinds: readonly TimelineKind[];
  onKinds: (kinds: readonly TimelineKind[]) => void;
};

/** Narrows the timeline to some kinds of entries. */
export function KindMenu({ kinds, onKinds }: KindMenuProps) {
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const text =
    kinds.length === 0
      ? t('customers.timeline.allKinds')
      : formatList(kinds.map((kind) => t(`customers.timeline.kind.${kind}`)));
  return (
    <>
      <button type="button" className={styles.kinds} {...menu.buttonProps}>
        <IconFilter size="1rem" stroke={1.6} aria-hidden />
        {text}
      </button>
      {menu.at && (
        <ContextMenu
          label={text}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[
            {
              text: t('customers.timeline.allKinds'),
              isChosen: kinds.length === 0,
              onChoose: () => {
                onKinds([]);
              },
            },
            ...CHOICES.map((kind) => ({
              text: t(`customers.timeline.kind.${kind}`),
              isChosen: kinds.includes(kind),
              staysOpen: true,
              onChoose: () => {
                onKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
              },
            })),
          ]}
        />
      )}
    </>
  );
}
