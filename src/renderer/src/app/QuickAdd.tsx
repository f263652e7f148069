import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { offerText, runOffer, useAllOffers, type Offer } from '@/lib/offers';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconChevronDown, IconPlus } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { useMenuButton } from '@/ui/useMenuButton';
import styles from './QuickAdd.module.css';

/** What can be added here: what Ctrl+N adds first, then what the page offers besides. */
function addingOf(offers: readonly Offer[]): readonly Offer[] {
  const adding = offers.filter(({ isAdding }) => isAdding);
  return adding.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

const isFirst = ({ keys }: Offer): boolean => keys === 'everywhere.add';

/** The button that adds what is added most, by Ctrl+N too, and beside it the rest that can be added here. */
export function QuickAdd() {
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const [first, ...others] = addingOf(useAllOffers());
  useKeys({
    'everywhere.add': () => {
      if (first) runOffer(first);
    },
  });
  if (!first) return null;
  return (
    <div className={styles.add}>
      <Button
        leftSection={<IconPlus size="1.125rem" stroke={1.6} aria-hidden />}
        rightSection={<KeyCap name="everywhere.add" />}
        aria-label={offerText(first)}
        onClick={() => {
          runOffer(first);
        }}
      >
        {t('shell.add')}
      </Button>
      {others.length > 0 && (
        <ActionIcon
          variant="default"
          className={styles.more}
          aria-label={t('shell.addMore')}
          {...menu.buttonProps}
        >
          <IconChevronDown size="1rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      {menu.at && (
        <ContextMenu
          label={t('shell.addMore')}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[first, ...others].map((offer) => ({
            text: offerText(offer),
            icon: offer.icon,
            ...(offer.keys && { keys: offer.keys }),
            onChoose: () => {
              runOffer(offer);
            },
          }))}
        />
      )}
    </div>
  );
}
