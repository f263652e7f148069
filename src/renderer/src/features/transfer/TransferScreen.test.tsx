import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { ImportRow } from '@shared/features/transfer/transfer.contract';
import errorTexts from '@/locales/zh-CN/errors.json';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers } from '../../../../../tests/support/renderScreen';
import {
  COUNTS,
  DONE_IMPORT,
  openTransfer,
  type ScreenTest,
} from '../../../../../tests/support/transferScreens';

const IMPORTS: ImportRow[] = [
  DONE_IMPORT,
  {
    ...DONE_IMPORT,
    id: 6,
    fileName: '会员.xlsx',
    target: 'customers',
    counts: {
      ...COUNTS,
      imported: 3,
      merged: 1,
      newSales: { sale: 0, return: 0, writeoff: 0, adjustment: 0 },
    },
  },
  { ...DONE_IMPORT, id: 5, fileName: '九月.csv', state: 'failed', counts: null },
];

async function openList(answers: Answers = {}): Promise<ScreenTest> {
  const opened = await openTransfer({
    'transfer.list': () => ({ imports: IMPORTS, total: IMPORTS.length }),
    ...answers,
  });
  await screen.findByText('till.csv');
  return opened;
}

const rowOf = (name: string): HTMLElement => {
  const row = screen.getByText(name).closest<HTMLElement>('[role="row"]');
  if (!row) throw new Error(`${name} stands in no row`);
  return row;
};

test('each import tells its file, its numbers and how it ended; only a done one can be undone', async () => {
  await openList();
  expect(rowOf('till.csv').textContent).toContain('已导入5401');
  expect(rowOf('九月.csv').textContent).toContain('没导成');
  expect(within(rowOf('till.csv')).getByRole('button', { name: '撤销“till.csv”的导入' })).toBeTruthy();
  expect(within(rowOf('九月.csv')).queryAllByRole('button')).toEqual([]);
  expect(await findBarriers()).toEqual([]);
});

test('before the first import the list says how to begin', async () => {
  await openTransfer();
  expect(await screen.findByText(/把 Excel、CSV 或通讯录（.vcf）文件拖到这里/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '导入一个文件' })).toHaveLength(1);
  expect(await findBarriers()).toEqual([]);
});

test('a list that cannot be read is told, and is asked for again', async () => {
  const { bridge, user } = await openTransfer({
    'transfer.list': () => {
      throw new AppError('data.locked');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain(errorTexts.data.locked);
  bridge.answer({ 'transfer.list': () => ({ imports: IMPORTS, total: 3 }) });
  await user.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('till.csv')).toBeTruthy();
});

test('arrows and Enter open an earlier import, Esc comes back to the list', async () => {
  const { user } = await openList();
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByRole('heading', { name: '会员.xlsx' })).toBeTruthy();
  expect(screen.getByText(/^读到/).textContent).toBe('读到 5 行：新增 3，并入 1，跳过 1');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Escape}');
  expect(await screen.findByText('till.csv')).toBeTruthy();
});

test('an import that did not end has nothing to open', async () => {
  const { user } = await openList();
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(screen.getByRole('grid')).toBeTruthy();
});

test('an import that was undone can be looked at, but has no result file and cannot be undone again', async () => {
  const { user } = await openList({
    'transfer.list': () => ({ imports: [{ ...DONE_IMPORT, state: 'undone' }], total: 1 }),
  });
  await user.click(screen.getByText('till.csv'));
  expect(screen.getByText(/^读到/).textContent).toBe('读到 5 行：新增 4，并入 0，跳过 1');
  expect(screen.queryByText('存结果文件')).toBeNull();
  expect(screen.queryByText('撤销这次导入')).toBeNull();
});

test('R saves the result file of the row, and a refusal is told above the list', async () => {
  const { bridge, user } = await openList({
    'transfer.saveResult': () => {
      throw new AppError('data.diskFull');
    },
  });
  screen.getByRole('grid').focus();
  await user.keyboard('r');
  expect((await screen.findByRole('alert')).textContent).toBe(errorTexts.data.diskFull);
  expect(bridge.inputsOf('transfer.saveResult')).toMatchObject([{ importId: 7 }]);
});

test('an undo says in numbers what goes, and Esc leaves everything as it is', async () => {
  const { bridge, user } = await openList();
  screen.getByRole('grid').focus();
  await user.keyboard('{Delete}');
  const dialog = await screen.findByRole('dialog', { name: '撤销“till.csv”的导入？' });
  const lines = within(dialog)
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(lines).toEqual([
    '会拿走多少',
    '新客户2 位',
    '新商品3 种',
    '销售1,204 单',
    '退货1 单',
    '金额合计¥1,234.50',
  ]);
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('till.csv')).toBeTruthy();
  expect(bridge.inputsOf('transfer.undo')).toEqual([]);
});

test('Esc in the question of an opened import closes the question only', async () => {
  const { user } = await openList();
  await user.click(screen.getByText('till.csv'));
  await user.click(screen.getByRole('button', { name: '撤销这次导入' }));
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('heading', { name: 'till.csv' })).toBeTruthy();
});

test('an undo of an import of customers says that merged details go back', async () => {
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: '撤销“会员.xlsx”的导入' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('并入的 1 行，补上的内容会回到导入前的样子。');
  expect(dialog.textContent).not.toContain('金额合计');
});

test('an undo shows how far it is, cannot be stopped half-way, and tells who was kept', async () => {
  const { bridge, user, tellProgress, endTask } = await openList();
  await user.click(screen.getByRole('button', { name: '撤销“till.csv”的导入' }));
  await user.click(await screen.findByRole('button', { name: '撤销这次导入' }));
  expect(bridge.inputsOf('transfer.undo')).toEqual([{ importId: 7 }]);
  await tellProgress('transfer.undo', 'removing', 2, 4);
  expect(screen.getByRole('progressbar', { name: '正在撤销导入' }).getAttribute('aria-valuenow')).toBe('50');
  expect(screen.queryByRole('button', { name: '停下' })).toBeNull();
  await endTask('transfer.undo', { importId: 7, kept: 2 });
  expect(screen.getByText('撤销好了。有 2 条导入后改过或用过，留着没动。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '关闭' }));
  expect(screen.queryByText(/撤销好了/)).toBeNull();
});

test('an undo that is refused is told on the spot', async () => {
  const { user } = await openList({
    'transfer.undo': () => {
      throw new AppError('transfer.running');
    },
  });
  await user.click(screen.getByRole('button', { name: '撤销“till.csv”的导入' }));
  await user.click(await screen.findByRole('button', { name: '撤销这次导入' }));
  expect((await screen.findByRole('alert')).textContent).toContain(errorTexts.transfer.running);
});
