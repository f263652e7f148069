import type { ComponentType } from 'react';
import type { KeyName } from '@/lib/keyMap';

export type MenuItem = {
  text: string;
  icon?: ComponentType<{ size?: number | string; stroke?: number }>;
  /** The key that does the same. */
  keys?: KeyName;
  /** One of several, or one among others, that is in force now. */
  isChosen?: boolean;
  /** The menu stays open, so that several can be chosen. */
  staysOpen?: boolean;
  onChoose: () => void;
};

export type MenuProps = {
  label: string;
  /** Where on the screen, in pixels. */
  at: { x: number; y: number };
  /** Which corner of the menu stands there. */
  align?: 'start' | 'end';
  items: readonly MenuItem[];
  onClose: () => void;
};
