import { Menu, Portal } from '@mantine/core';
import { IconCheck } from './icons';
import { KeyCap } from './KeyCap';
import type { MenuProps } from './menuItem';

/** An open menu somewhere on the screen, on its first line, as a place of its own for screen readers. Loaded when the first menu is opened: use ContextMenu. */
export function MenuList({ label, at, align = 'start', items, onClose }: MenuProps) {
  return (
    <Portal>
      <section aria-label={label}>
        <Menu
          opened
          withinPortal={false}
          withInitialFocusPlaceholder={false}
          position={align === 'start' ? 'bottom-start' : 'bottom-end'}
          offset={0}
          returnFocus
          width="13rem"
          onClose={onClose}
        >
          <Menu.Target>
            <span aria-hidden style={{ position: 'fixed', left: at.x, top: at.y }} />
          </Menu.Target>
          <Menu.Dropdown aria-label={label}>
            {items.map(({ text, icon: Icon, keys, isChosen, staysOpen, onChoose }) => (
              <Menu.Item
                key={text}
                closeMenuOnClick={!staysOpen}
                leftSection={Icon && <Icon size="1.125rem" stroke={1.6} />}
                rightSection={
                  isChosen ? (
                    <IconCheck size="1rem" stroke={1.9} aria-hidden />
                  ) : (
                    keys && <KeyCap name={keys} />
                  )
                }
                onClick={onChoose}
              >
                {text}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </section>
    </Portal>
  );
}
