import { Button } from '@mantine/core';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconChevronDown } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';

type NarrowMenuProps<Value> = {
  /** What stands where nothing is chosen. */
  all: string;
  options: readonly { key: string; text: string; value: Value }[];
  /** Key of what is chosen; null: everything. */
  chosen: string | null;
  onChoose: (value: Value | null) => void;
};

/** Narrows a list by one of a few things; the button says by which. */
export function NarrowMenu<Value>({ all, options, chosen, onChoose }: NarrowMenuProps<Value>) {
  const menu = useMenuButton('end');
  const text = options.find(({ key }) => key === chosen)?.text ?? all;
  return (
    <>
      <Button
        {...menu.buttonProps}
        h="2rem"
        rightSection={<IconChevronDown size="1rem" stroke={1.6} aria-hidden />}
      >
        {text}
      </Button>
      {menu.at && (
        <ContextMenu
          label={all}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[
            {
              text: all,
              isChosen: chosen === null,
              onChoose: () => {
                onChoose(null);
              },
            },
            ...options.map((option) => ({
              text: option.text,
              isChosen: option.key === chosen,
              onChoose: () => {
                onChoose(option.value);
              },
            })),
          ]}
        />
      )}
    </>
  );
}
