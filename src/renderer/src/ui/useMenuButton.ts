import { useState, type MouseEvent } from 'react';

/** What a button needs to open a menu under itself: props for the button, and where the open menu stands. */
export function useMenuButton(align: 'start' | 'end') {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  return {
    at,
    align,
    close: () => {
      setAt(null);
    },
    buttonProps: {
      'aria-haspopup': 'menu',
      'aria-expanded': at !== null,
      onClick: (event: MouseEvent<HTMLElement>) => {
        const { left, right, bottom } = event.currentTarget.getBoundingClientRect();
        setAt(at === null ? { x: align === 'start' ? left : right, y: bottom + 4 } : null);
      },
    },
  } as const;
}
