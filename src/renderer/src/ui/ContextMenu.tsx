import { Menu } from '@mantine/core';
import type { ComponentType } from 'react';
import { KeyCap } from './KeyCap';

export type MenuItem = {
  text: string;
  icon?: ComponentType<{ size?: number | string; stroke?: number }>;
  /** The key that does the same. */
  keys?: string;
  onChoose: () => void;
};

type ContextMenuProps = {
  label: string;
  /** Where on the screen, in pixels. */
  at: { x: number; y: number };
  items: readonly MenuItem[];
  onClose: () => void;
};

/** The menu of a right click, also of the menu key. */
export function ContextMenu({ label, at, items, onClose }: ContextMenuProps) {
  return (
    <Menu opened position="bottom-start" offset={0} returnFocus onClose={onClose} width="13rem">
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {items.map(({ text, icon: Icon, keys, onChoose }) => (
          <Menu.Item
            key={text}
            leftSection={Icon && <Icon size="1.125rem" stroke={1.6} />}
            rightSection={keys && <KeyCap keys={keys} />}
            onClick={onChoose}
          >
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
