import { screen, waitFor } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { renderScreen, user } from '../../../../tests/support/renderScreen';
import { Choice } from './Choice';
import { Dialog } from './Dialog';
import { FormDialog } from './FormDialog';
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

/** A page with a sheet, on it an entry that can go, and over it a form; as many as are asked for. */
function Pile() {
  const [depth, setDepth] = useState(0);
  const [hasEntry, setHasEntry] = useState(true);
  const leave = (): void => {
    setDepth((now) => now - 1);
  };
  return (
    <>
      <button
        onClick={() => {
          setDepth(1);
        }}
      >
        打开
      </button>
      {depth > 0 && (
        <Dialog isOpen title="明细" closeLabel="关闭" onClose={leave} width={40}>
          {hasEntry && (
            <button
              onClick={() => {
                setHasEntry(false);
              }}
            >
              撤销
            </button>
          )}
          <button
            onClick={() => {
              setDepth(2);
            }}
          >
            充值
          </button>
          {depth > 1 && (
            <FormDialog title="充值" back="返回" save="保存" isRunning={false} onSave={leave} onClose={leave}>
              <TextField label="金额" value="" autoFocus onChange={nothing} />
            </FormDialog>
          )}
        </Dialog>
      )}
    </>
  );
}

const openPile = async (): Promise<void> => {
  await renderScreen(<Pile />, { answers: {} });
  await user.click(screen.getByRole('button', { name: '打开' }));
  await user.click(screen.getByRole('button', { name: '充值' }));
  await expectFocus('textbox', '金额');
};

test('Esc closes one dialog at a time, the top one first, and the focus goes back to what opened it', async () => {
  await openPile();
  expect(screen.getAllByRole('dialog')).toHaveLength(2);
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  await expectFocus('button', '充值');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await expectFocus('button', '打开');
});

test('the focus goes back after a form was saved too', async () => {
  await openPile();
  await user.keyboard('{Control>}s{/Control}');
  await expectFocus('button', '充值');
});

test('where what had the focus goes, the dialog has it, and its keys work on', async () => {
  await renderScreen(<Pile />, { answers: {} });
  await user.click(screen.getByRole('button', { name: '打开' }));
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
  });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
