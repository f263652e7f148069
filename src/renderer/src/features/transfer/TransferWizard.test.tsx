import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import errorTexts from '@/locales/zh-CN/errors.json';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers } from '../../../../../tests/support/renderScreen';
import {
  COUNTS,
  dropFiles,
  NOTHING_NEW,
  openTransfer,
  PREVIEW_ROWS,
  SALE_FACTS,
  type ScreenTest,
} from '../../../../../tests/support/transferScreens';

/** The screen with a file dropped on it and looked into. */
async function openFile(answers: Answers = {}): Promise<ScreenTest> {
  const opened = await openTransfer(answers);
  await screen.findByText(/还没有导入过/);
  await dropFiles('till.csv');
  await screen.findByText('读得懂：5 行，5 列。');
  return opened;
}

async function openColumns(answers: Answers = {}): Promise<ScreenTest> {
  const opened = await openFile(answers);
  await opened.user.keyboard('{Enter}');
  await screen.findByText('日期看不懂');
  return opened;
}

async function openCheck(answers: Answers = {}): Promise<ScreenTest> {
  const opened = await openColumns(answers);
  await opened.user.keyboard('{Enter}');
  await screen.findByText('正在试算');
  return opened;
}

async function openRun(answers: Answers = {}): Promise<ScreenTest> {
  const opened = await openCheck(answers);
  await opened.endTask('transfer.dryRun', { counts: COUNTS, problemRows: [] });
  await opened.user.keyboard('{Enter}');
  await screen.findByText('正在导入 till.csv');
  return opened;
}

async function goTo(hash: string): Promise<void> {
  await act(async () => {
    const arrived = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    window.location.hash = hash;
    await arrived;
  });
}

const fieldOf = (header: string): HTMLElement => screen.getByRole('combobox', { name: `“${header}”收作` });

describe('the file', () => {
  test('a dropped file is handed over, looked into and told in words', async () => {
    const { bridge } = await openFile();
    expect(screen.getByText('till.csv')).toBeTruthy();
    expect(screen.getByText('CSV 文本表格，2 KB')).toBeTruthy();
    expect(screen.getByRole('radio', { name: '销售' })).toHaveProperty('checked', true);
    expect(screen.getByRole('combobox', { name: '文字编码' })).toHaveProperty('value', 'utf-8');
    expect(screen.getByRole('region', { name: '表头和开头几行的样子' }).textContent).toContain('C536379');
    expect(bridge.inputsOf('transfer.inspect')).toEqual([
      { token: '00000000-0000-4000-8000-000000000000', override: null },
    ]);
    expect(await findBarriers()).toEqual([]);
  });

  test('a file chosen in the dialog is looked into; choosing none changes nothing', async () => {
    const { bridge, user } = await openTransfer({ 'transfer.chooseFile': () => null });
    await user.click(await screen.findByRole('button', { name: '导入一个文件' }));
    expect(screen.getByText(/还没有导入过/)).toBeTruthy();
    bridge.answer({ 'transfer.chooseFile': () => ({ token: SALE_FACTS.sha256, name: '会员.xlsx' }) });
    await user.click(screen.getByRole('button', { name: '导入一个文件' }));
    expect(await screen.findByText('会员.xlsx')).toBeTruthy();
  });

  test('each refusal of a file is told in its own sentence, and another file is all that is offered', async () => {
    const { bridge } = await openTransfer();
    await screen.findByText(/还没有导入过/);
    for (const [reason, text] of Object.entries(errorTexts.transfer)) {
      bridge.answer({
        'transfer.inspect': () => {
          throw new AppError(`transfer.${reason}`);
        },
      });
      await dropFiles(`${reason}.csv`);
      expect((await screen.findByRole('alert')).textContent).toBe(text);
      expect(screen.getByText(`${reason}.csv`)).toBeTruthy();
      expect(screen.queryByText('继续')).toBeNull();
    }
    expect(screen.getAllByRole('button', { name: '换一个文件' })).toHaveLength(2);
  });

  test('a file that is refused when handed over is told, too, and does not wait as a draft', async () => {
    const { bridge, user } = await openTransfer();
    await screen.findByText(/还没有导入过/);
    bridge.takeFile = async () => ({
      ok: false,
      error: { code: 'transfer.isFolder', params: {}, fields: [], ref: null },
    });
    await dropFiles('客户资料');
    expect((await screen.findByRole('alert')).textContent).toBe(errorTexts.transfer.isFolder);
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(await screen.findByText(/还没有导入过/)).toBeTruthy();
    expect(screen.queryByText(/看到一半/)).toBeNull();
  });

  test('several files at once are refused, and none is taken', async () => {
    const { bridge } = await openTransfer();
    await screen.findByText(/还没有导入过/);
    await dropFiles('a.csv', 'b.csv');
    expect(screen.getByRole('alert').textContent).toContain('一次导入一个文件');
    expect(bridge.inputsOf('transfer.inspect')).toEqual([]);
  });

  test('waiting for the look can be given up, and an answer that comes later changes nothing', async () => {
    let answer: (facts: typeof SALE_FACTS) => void = () => undefined;
    const { user } = await openTransfer({
      'transfer.inspect': () => new Promise((resolve) => (answer = resolve)),
    });
    await screen.findByText(/还没有导入过/);
    await dropFiles('till.csv');
    await user.click(await screen.findByRole('button', { name: '停下' }));
    answer(SALE_FACTS);
    expect(await screen.findByText(/还没有导入过/)).toBeTruthy();
    expect(screen.queryByText(/读得懂/)).toBeNull();
  });

  test('another encoding has the file read again and its header found anew', async () => {
    const { bridge, user } = await openFile();
    const headerRow = screen.getByRole('textbox', { name: '表头在第几行' });
    await user.clear(headerRow);
    await user.type(headerRow, '3{Enter}');
    await user.selectOptions(await screen.findByRole('combobox', { name: '文字编码' }), 'gb18030');
    await waitFor(() => {
      expect(bridge.inputsOf('transfer.inspect').map(({ override }) => override)).toEqual([
        null,
        { headerRow: 3 },
        { encoding: 'gb18030' },
      ]);
    });
  });

  test('nonsense for the header row is refused at its field, and Enter stays', async () => {
    const { bridge, user } = await openFile();
    const headerRow = screen.getByRole('textbox', { name: '表头在第几行' });
    await user.clear(headerRow);
    await user.type(headerRow, '三{Enter}');
    expect(screen.getByText('请填 1 到 10,000 的数')).toBeTruthy();
    expect(headerRow.isConnected).toBe(true);
    expect(bridge.inputsOf('transfer.inspect')).toHaveLength(1);
  });

  test('a file without a recognised header asks which row it is', async () => {
    const { bridge, user } = await openTransfer({
      'transfer.inspect': ({ override }) => {
        if (override?.headerRow === 4) return SALE_FACTS;
        throw new AppError('transfer.noHeader');
      },
    });
    await screen.findByText(/还没有导入过/);
    await dropFiles('till.csv');
    await user.type(await screen.findByRole('textbox', { name: '表头在第几行' }), '4{Enter}');
    expect(await screen.findByText('读得懂：5 行，5 列。')).toBeTruthy();
    expect(bridge.inputsOf('transfer.inspect').at(-1)?.override).toEqual({ headerRow: 4 });
  });

  test('of a workbook a sheet is chosen, and there is no encoding to choose', async () => {
    const { bridge, user } = await openFile({
      'transfer.inspect': () => ({
        ...SALE_FACTS,
        format: 'xlsx',
        sheets: [
          { name: '十月', rows: 5, columns: 5 },
          { name: '九月', rows: 9, columns: 5 },
        ],
        layout: { ...SALE_FACTS.layout, sheet: '十月', encoding: null, delimiter: null },
      }),
    });
    expect(screen.queryByRole('combobox', { name: '文字编码' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: '工作表' }), '九月（9 行）');
    expect(bridge.inputsOf('transfer.inspect').at(-1)?.override).toEqual({ sheet: '九月' });
  });
});

describe('the columns', () => {
  test('each column shows what it holds, what it becomes and why; problems stand in the cell in words', async () => {
    await openColumns();
    expect(fieldOf('InvoiceDate')).toHaveProperty('value', 'soldOn');
    expect(screen.getAllByText('照表头猜的')).toHaveLength(5);
    const preview = screen.getByRole('region', { name: '收进来是这样' });
    const [, , refused, warned] = within(preview).getAllByRole('row');
    expect(refused?.textContent).toContain('去年冬天日期看不懂');
    expect(refused?.textContent).toContain('跳过');
    expect(warned?.textContent).toContain('1.79E+04编号被表格改坏了');
    expect(screen.getByText('头 3 行，其中 2 行有问题')).toBeTruthy();
    expect(await findBarriers()).toEqual([]);
  });

  test('a field chosen for one column leaves the column that had it, and the preview follows', async () => {
    const { bridge, user } = await openColumns();
    await user.selectOptions(fieldOf('CustomerID'), 'quantity');
    expect(fieldOf('Quantity')).toHaveProperty('value', '');
    expect(screen.getAllByText('你选的')).toHaveLength(2);
    await waitFor(() => {
      expect(bridge.inputsOf('transfer.preview').at(-1)?.layout.mapping).toEqual({
        saleNumber: 0,
        soldOn: 1,
        unitPrice: 3,
        quantity: 4,
      });
    });
  });

  test('remembered columns are marked as such', async () => {
    await openColumns({ 'transfer.inspect': () => ({ ...SALE_FACTS, isRemembered: true }) });
    expect(screen.getAllByText('上次这样对的')).toHaveLength(5);
  });

  test('going on without what is needed is refused, and what is missing is named', async () => {
    const { bridge, user } = await openColumns();
    await user.selectOptions(fieldOf('InvoiceDate'), '');
    await user.selectOptions(fieldOf('UnitPrice'), '');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('还缺：日期、单价或金额');
    expect(bridge.inputsOf('transfer.dryRun')).toEqual([]);
  });

  test('rows taken for customers have the fields of customers', async () => {
    const { user } = await openFile();
    await user.click(screen.getByRole('radio', { name: '客户' }));
    await user.keyboard('{Enter}');
    const field = await screen.findByRole('combobox', { name: '“CustomerID”收作' });
    expect(within(field).getByRole('option', { name: '生日' })).toBeTruthy();
    expect(field).toHaveProperty('value', 'number');
    expect(screen.queryByText('开头的是退货')).toBeNull();
  });

  test('the letters of returns and adjustments are told in a sentence and can be switched off', async () => {
    const { bridge, user } = await openColumns();
    const layouts = () => bridge.inputsOf('transfer.preview').at(-1)?.layout;
    expect(layouts()).toMatchObject({ returnPrefix: 'C', adjustmentPrefix: null });
    await user.click(screen.getByRole('checkbox', { name: /退货/ }));
    await waitFor(() => {
      expect(layouts()?.returnPrefix).toBeNull();
    });
    const letters = screen.getByRole('textbox', { name: '调整单号开头的字母' });
    await user.clear(letters);
    await user.type(letters, 'TZ');
    await waitFor(() => {
      expect(layouts()?.adjustmentPrefix).toBe('TZ');
    });
  });

  test('days that cannot be told apart are asked about', async () => {
    const ambiguous = {
      ...PREVIEW_ROWS[0]!,
      problems: [{ code: 'dateAmbiguous', severity: 'skip' as const, column: 1, text: '3/5/24' }],
    };
    const { bridge, user } = await openColumns({
      'transfer.preview': () => ({ rows: [ambiguous, PREVIEW_ROWS[1]!] }),
    });
    await user.selectOptions(screen.getByRole('combobox', { name: '3/5/24 这样的日期是' }), '日/月/年');
    await waitFor(() => {
      expect(bridge.inputsOf('transfer.preview').at(-1)?.layout.dayOrder).toBe('dmy');
    });
  });

  test('a preview that is refused is told in its place', async () => {
    const { user } = await openFile({
      'transfer.preview': () => {
        throw new AppError('transfer.helperCrashed');
      },
    });
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(errorTexts.transfer.helperCrashed);
  });
});

describe('the trial run', () => {
  test('tells how far it is, then what an import would do, in words and numbers', async () => {
    const { bridge, endTask, tellProgress } = await openCheck();
    expect(bridge.inputsOf('transfer.dryRun')).toEqual([
      { token: '00000000-0000-4000-8000-000000000000', layout: SALE_FACTS.layout, expectedRows: 5 },
    ]);
    await tellProgress('transfer.dryRun', 'reading', 2, 5);
    expect(screen.getByText('2 / 5 行')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    await endTask('transfer.dryRun', { counts: COUNTS, problemRows: [PREVIEW_ROWS[1]] });
    const body = screen.getByRole('group', { name: '试算' });
    expect(body.textContent).toContain('读到 5 行：新增 4，并入 0，跳过 1');
    expect(body.textContent).toContain('销售1,204单');
    expect(body.textContent).toContain('¥1,234.50记在客户名下的 ¥1,000.00');
    expect(body.textContent).toContain('另有 1 行是空的');
    expect(within(body).getByRole('region', { name: '为什么跳过' }).textContent).toContain('日期看不懂1 行');
    expect(within(body).getByRole('region', { name: '收了，但有一处不对' }).textContent).toContain('1 行');
    expect(within(body).getAllByText('去年冬天')).toHaveLength(1);
    expect(screen.getByRole('button', { name: '开始导入' })).toBeTruthy();
    expect(await findBarriers()).toEqual([]);
  });

  test('can be stopped, and done again', async () => {
    const { bridge, user, failTask } = await openCheck();
    await user.click(screen.getByRole('button', { name: '停下' }));
    const [stopped] = bridge.inputsOf('settings.stopTask');
    expect(stopped?.taskId).toBe(
      bridge.requests.find(({ channel }) => channel === 'transfer.dryRun')?.commandId,
    );
    await failTask('transfer.dryRun', 'transfer.cancelled');
    expect(screen.getByText('试算停下了，店里什么也没变。')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('transfer.dryRun')).toHaveLength(2);
    expect(await screen.findByText('正在试算')).toBeTruthy();
  });

  test('a file that cannot be read to its end is told, and offers another try', async () => {
    const { failTask } = await openCheck();
    await failTask('transfer.dryRun', 'transfer.fileBroken');
    expect(screen.getByRole('alert').textContent).toBe(errorTexts.transfer.fileBroken);
    expect(screen.getByRole('button', { name: '再算一次' })).toBeTruthy();
  });

  test('the same file again says that the shop has it all, and offers no import', async () => {
    const { bridge, user, endTask } = await openCheck();
    await endTask('transfer.dryRun', { counts: NOTHING_NEW, problemRows: [] });
    expect(screen.getByText('这些行店里都有了，没有新增。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/还没有导入过/)).toBeTruthy();
    expect(bridge.inputsOf('transfer.run')).toEqual([]);
  });

  test('is not done again for the same columns, but is for others', async () => {
    const { bridge, user, endTask } = await openCheck();
    await endTask('transfer.dryRun', { counts: COUNTS, problemRows: [] });
    await user.keyboard('{Escape}');
    await screen.findByText('收进来是这样');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: '开始导入' })).toBeTruthy();
    expect(bridge.inputsOf('transfer.dryRun')).toHaveLength(1);
    await user.keyboard('{Escape}');
    await user.selectOptions(fieldOf('CustomerID'), '');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('正在试算')).toBeTruthy();
    expect(bridge.inputsOf('transfer.dryRun')).toHaveLength(2);
  });
});

describe('the import', () => {
  test('starts with Enter and remembers how the columns were matched', async () => {
    const { bridge } = await openRun();
    expect(bridge.inputsOf('transfer.run')).toEqual([
      { token: '00000000-0000-4000-8000-000000000000', layout: SALE_FACTS.layout, expectedRows: 5 },
    ]);
    expect(bridge.inputsOf('transfer.rememberLayout')).toEqual([
      {
        headers: ['InvoiceNo', 'InvoiceDate', 'Quantity', 'UnitPrice', 'CustomerID'],
        layout: SALE_FACTS.layout,
      },
    ]);
  });

  test('goes on when the screen is left, and is there again on coming back', async () => {
    const { tellProgress, user } = await openRun();
    await goTo('#/customers');
    expect(screen.queryByText('正在导入 till.csv')).toBeNull();
    await tellProgress('transfer.run', 'importing', 3, 5);
    await goTo('#/settings/transfer');
    expect(await screen.findByText('正在导入 till.csv')).toBeTruthy();
    expect(screen.getByText('3 / 5 行')).toBeTruthy();
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: '导入一个文件' })).toHaveProperty('disabled', true);
    expect(screen.getByText('正在导入 till.csv')).toBeTruthy();
  });

  test('that ends while nobody looks is told where the person is, and waits in the list with its result', async () => {
    const { endTask, user } = await openRun();
    await user.keyboard('{Escape}');
    await goTo('#/customers');
    await endTask('transfer.run', { importId: 7, counts: COUNTS });
    expect(screen.getByRole('region', { name: '消息' }).textContent).toContain('“till.csv”导入好了。');
    await goTo('#/settings/transfer');
    await user.click(await screen.findByRole('button', { name: '看结果' }));
    expect(screen.getByText('4 行已经在店里了。')).toBeTruthy();
  });

  test('that fails while nobody looks is told there, too', async () => {
    const { failTask, user } = await openRun();
    await user.keyboard('{Escape}');
    await goTo('#/customers');
    await failTask('transfer.run', 'data.diskFull');
    expect(screen.getByRole('alert').textContent).toContain(errorTexts.data.diskFull);
    await goTo('#/settings/transfer');
    expect(await screen.findByText('“till.csv”没有导成，店里和导入前一样。')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '不要了' }));
    expect(await screen.findByText(/还没有导入过/)).toBeTruthy();
    expect(screen.queryByText(/没有导成/)).toBeNull();
  });

  test('a file dropped meanwhile is not taken', async () => {
    const { bridge } = await openRun();
    await dropFiles('other.csv');
    expect(bridge.inputsOf('transfer.inspect')).toHaveLength(1);
    expect(screen.getByText('正在导入 till.csv')).toBeTruthy();
  });

  test('tells its result and writes the result file in the language on the screen', async () => {
    const { bridge, user, endTask } = await openRun({
      'transfer.saveResult': ({ words }) => ({ fileName: `${words.fileName}.csv` }),
    });
    await endTask('transfer.run', { importId: 7, counts: COUNTS });
    expect(screen.getByRole('heading', { name: '导入好了' })).toBeTruthy();
    expect(screen.getByText('4 行已经在店里了。')).toBeTruthy();
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '存结果文件' }));
    const [asked] = bridge.inputsOf('transfer.saveResult');
    expect(asked?.importId).toBe(7);
    expect(asked?.words).toMatchObject({
      fileName: 'till 导入结果',
      headers: ['行号', '结果', '原因', '文件里写着'],
      outcomes: { imported: '新增', merged: '并入', skipped: '跳过' },
      reasons: { alreadyThere: '店里已经有了', dateMissing: '没有日期' },
    });
    await user.click(screen.getByRole('button', { name: '看客户' }));
    expect(window.location.hash).toBe('#/customers');
  });

  test('a result file that could not be written is told on the spot', async () => {
    const { user, endTask } = await openRun({
      'transfer.saveResult': () => {
        throw new AppError('data.diskFull');
      },
    });
    await endTask('transfer.run', { importId: 7, counts: COUNTS });
    await user.click(screen.getByRole('button', { name: '存结果文件' }));
    expect((await screen.findByRole('alert')).textContent).toBe(errorTexts.data.diskFull);
  });

  test('stopped, it says that nothing stayed, and can be done again or changed', async () => {
    const { bridge, user, failTask } = await openRun();
    await user.click(screen.getByRole('button', { name: '停下' }));
    expect(screen.getByRole('button', { name: '正在停下' })).toHaveProperty('disabled', true);
    await failTask('transfer.run', 'transfer.cancelled');
    expect(screen.getByText(/导入停下了，已经写入的都退回了/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await screen.findByText('收进来是这样');
    await user.keyboard('{Enter}');
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('transfer.run')).toHaveLength(2);
  });

  test('failed, it tells why and that nothing stayed', async () => {
    const { failTask } = await openRun();
    await failTask('transfer.run', 'data.diskFull');
    expect(screen.getByRole('alert').textContent).toBe(errorTexts.data.diskFull);
    expect(screen.getByText(/一行也没留下/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '再导一次' })).toBeTruthy();
  });

  test('past the point where it could be stopped, no stop is offered', async () => {
    const { tellProgress } = await openRun();
    await tellProgress('transfer.run', 'settling', 10, 4_372);
    expect(screen.getByText('10 / 4,372')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '停下' })).toBeNull();
  });
});

test('Esc goes back step by step, nothing chosen is lost, and the list offers to go on', async () => {
  const { bridge, user } = await openColumns();
  await user.selectOptions(fieldOf('CustomerID'), '');
  await user.keyboard('{Escape}');
  await screen.findByText('读得懂：5 行，5 列。');
  await user.keyboard('{Escape}');
  expect(await screen.findByText('“till.csv”看到一半，选好的都留着。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '接着来' }));
  await user.keyboard('{Enter}');
  expect(fieldOf('CustomerID')).toHaveProperty('value', '');
  expect(bridge.inputsOf('transfer.inspect')).toHaveLength(1);
});

test('Enter that ends a word of an input method does not go on', async () => {
  await openFile();
  fireEvent.keyDown(screen.getByRole('textbox', { name: '表头在第几行' }), {
    key: 'Enter',
    isComposing: true,
  });
  expect(screen.getByText('读得懂：5 行，5 列。')).toBeTruthy();
});
