import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { renderScreen } from '../../../../tests/support/renderScreen';
import { Choice } from './Choice';
import { Dialog } from './Dialog';
import { TextField } from './TextField';

const show = (children: ReactNode) =>
  renderScreen(
    <Dialog isOpen title="问一句" closeLabel="关闭" onClose={() => undefined} width={30}>
      {children}
    </Dialog>,
    { answers: {} },
  );
const nothing = (): void => undefined;
const choiceOf = (value: string) => (
  <Choice
    label="选一个"
    value={value}
    onChange={nothing}
    options={['甲', '乙'].map((text) => ({ value: text, text }))}
  />
);

const expectFocus = (role: string, name: string): Promise<void> =>
  waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole(role, { name }));
  });

test('a dialog begins at its first field, not at the cross', async () => {
  await show(<TextField label="备注" value="" onChange={nothing} />);
  await expectFocus('textbox', '备注');
});

test('of a choice it begins with what is chosen, else with the first', async () => {
  const { unmount } = await show(choiceOf('乙'));
  await expectFocus('radio', '乙');
  unmount();
  await show(choiceOf(''));
  await expectFocus('radio', '甲');
});

test('what asks for the focus itself has it', async () => {
  await show(
    <>
      {choiceOf('甲')}
      <TextField label="原因" value="" autoFocus onChange={nothing} />
    </>,
  );
  await expectFocus('textbox', '原因');
});

test('without a field it begins at the first that can be pressed', async () => {
  await show(<p>读一读</p>);
  await expectFocus('button', '关闭');
});
