import { lazy, Suspense } from 'react';
import type { MenuProps } from './menuItem';

const MenuList = lazy(async () => ({ default: (await import('./MenuList')).MenuList }));

/** The menu of a right click, of the menu key, or of a button (see useMenuButton). */
export function ContextMenu(props: MenuProps) {
  return (
    <Suspense fallback={null}>
      <MenuList {...props} />
    </Suspense>
  );
}
