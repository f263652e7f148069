import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SidePanel } from './SidePanel';

test('the focus of a form that gives way to a card goes to the card, and not to nowhere', () => {
  const { rerender } = render(
    <SidePanel label="新增客户">
      <input autoFocus aria-label="姓名" />
    </SidePanel>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText('姓名'));
  rerender(<SidePanel label="客户卡片">苏小妹</SidePanel>);
  expect(document.activeElement).toBe(screen.getByLabelText('客户卡片'));
});
