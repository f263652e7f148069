import { ActionIcon } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconDots } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';
import styles from './CardFollowups.module.css';

type CardLineProps = {
  /** What the line says. */
  children: ReactNode;
  /** What a press on the words does, in words, or more of what they say. */
  title: string;
  /** Name of the menu. */
  label: string;
  items: ComponentProps<typeof ContextMenu>['items'];
  /** Null where nothing may be done: the words alone. */
  onPress: (() => void) | null;
};

/** A line of the five-second strip: a press on its words does what is usual, the menu the rest. */
export function CardLine({ children, title, label, items, onPress }: CardLineProps) {
  const menu = useMenuButton('end');
  return (
    <li className={styles.item}>
      {onPress === null ? (
        <span className={styles.words}>{children}</span>
      ) : (
        <>
          <button type="button" className={styles.words} title={title} onClick={onPress}>
            {children}
          </button>
          <ActionIcon size="sm" aria-label={label} {...menu.buttonProps}>
            <IconDots size="1rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        </>
      )}
      {menu.at && (
        <ContextMenu label={label} at={menu.at} align={menu.align} onClose={menu.close} items={items} />
      )}
    </li>
  );
}
