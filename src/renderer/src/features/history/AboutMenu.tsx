import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ACT_KIND_NAMES } from '@shared/features/history/history.rules';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconFilter } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';
import { ACT_FEATURES, type About } from './actFilter';

type AboutMenuProps = {
  /** Null shows acts of every kind. */
  about: About | null;
  onAbout: (about: About | null) => void;
};

/** Narrows the history to one kind of acts, or to those of one feature. */
export function AboutMenu({ about, onAbout }: AboutMenuProps) {
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const textOf = (one: About | null): string =>
    one === null ? t('history.everything') : t(`history.feature.${one}`);
  return (
    <>
      <Button
        {...menu.buttonProps}
        leftSection={<IconFilter size="1.125rem" stroke={1.6} aria-hidden />}
        h="2rem"
      >
        {textOf(about)}
      </Button>
      {menu.at && (
        <ContextMenu
          label={t('history.what')}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[null, ...ACT_KIND_NAMES, ...ACT_FEATURES].map((one) => ({
            text: textOf(one),
            isChosen: one === about,
            onChoose: () => {
              onAbout(one);
            },
          }))}
        />
      )}
    </>
  );
}
