import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconUser } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';

type PersonMenuProps = {
  /** Null shows everybody's acts. */
  byId: number | null;
  onPerson: (byId: number | null) => void;
};

/** Narrows the history to one person's acts. A shop of one needs none. */
export function PersonMenu({ byId, onPerson }: PersonMenuProps) {
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const people = useCall('history.people', {}).data?.people ?? [];
  if (people.length < 2) return null;
  const text = people.find(({ id }) => id === byId)?.name ?? t('history.everybody');
  return (
    <>
      <Button
        {...menu.buttonProps}
        leftSection={<IconUser size="1.125rem" stroke={1.6} aria-hidden />}
        h="2rem"
      >
        {text}
      </Button>
      {menu.at && (
        <ContextMenu
          label={t('history.by')}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[
            {
              text: t('history.everybody'),
              isChosen: byId === null,
              onChoose: () => {
                onPerson(null);
              },
            },
            ...people.map(({ id, name }) => ({
              text: name,
              isChosen: id === byId,
              onChoose: () => {
                onPerson(id);
              },
            })),
          ]}
        />
      )}
    </>
  );
}
