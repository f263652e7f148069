import { act, configure } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import { Route } from 'wouter';
import { TransferScreen } from '@/features/transfer/transfer.public';
import { dropFile } from '@/features/transfer/wizardStore';
import { followTasks } from '@/lib/tasks';
import type { FileFacts, ImportRow, TransferCounts } from '@shared/features/transfer/transfer.contract';
import type { ChannelName } from '@shared/ipc/contracts';
import type { Envelope } from '@shared/ipc/envelope';
import type { Answers, FakeBridge } from './fakeBridge';
import { renderScreen } from './renderScreen';

const TOKEN = '00000000-0000-4000-8000-000000000000';

/** A file of sale lines as the program tells of it. */
export const SALE_FACTS: FileFacts = {
  name: 'till.csv',
  format: 'csv',
  bytes: 2_048,
  sha256: 'a',
  encoding: 'utf-8',
  delimiter: ',',
  sheets: [{ name: '', rows: 6, columns: 5 }],
  columns: [
    { index: 0, header: 'InvoiceNo', samples: ['536365', 'C536379'] },
    { index: 1, header: 'InvoiceDate', samples: ['2010-12-01 08:26:00', '2010-12-01 09:41:00'] },
    { index: 2, header: 'Quantity', samples: ['6', '-1'] },
    { index: 3, header: 'UnitPrice', samples: ['2.55', '27.50'] },
    { index: 4, header: 'CustomerID', samples: ['17850', '14527'] },
  ],
  rows: 5,
  layout: {
    target: 'sales',
    sheet: null,
    headerRow: 1,
    encoding: 'utf-8',
    delimiter: ',',
    mapping: { saleNumber: 0, soldOn: 1, quantity: 2, unitPrice: 3, customerNumber: 4 },
    returnPrefix: 'C',
    adjustmentPrefix: null,
    dayOrder: null,
  },
  isRemembered: false,
};

/** Counts of an import of five sale lines, of which one was skipped. */
export const COUNTS: TransferCounts = {
  read: 5,
  blank: 1,
  imported: 4,
  merged: 0,
  skipped: 1,
  skippedBy: { dateUnreadable: 1 },
  warnedBy: { numberDamaged: 1 },
  newCustomers: 2,
  newProducts: 3,
  newSales: { sale: 1_204, return: 1, writeoff: 0, adjustment: 0 },
  amountCents: 123_450,
  customerAmountCents: 100_000,
};

/** The same file once more: every row is there already. */
export const NOTHING_NEW: TransferCounts = {
  ...COUNTS,
  imported: 0,
  skipped: 5,
  skippedBy: { alreadyThere: 5 },
  warnedBy: {},
  newCustomers: 0,
  newProducts: 0,
  newSales: { sale: 0, return: 0, writeoff: 0, adjustment: 0 },
  amountCents: 0,
  customerAmountCents: 0,
};

/** An import that is done, for the list. */
export const DONE_IMPORT: ImportRow = {
  id: 7,
  fileName: 'till.csv',
  target: 'sales',
  state: 'done',
  startedAt: '2026-11-21T08:05:00.000Z',
  endedAt: '2026-11-21T08:06:00.000Z',
  by: '赵会敏',
  counts: COUNTS,
};

/** A preview with one row skipped for its date and one taken in spite of its customer number. */
export const PREVIEW_ROWS = [
  {
    row: 2,
    cells: {
      saleNumber: '536365',
      soldOn: '2010-12-01',
      quantity: '6',
      unitPrice: '2.55',
      customerNumber: '17850',
    },
    problems: [],
    isSkipped: false,
  },
  {
    row: 3,
    cells: { saleNumber: '536366', soldOn: '', quantity: '6', unitPrice: '1.85', customerNumber: '17850' },
    problems: [{ code: 'dateUnreadable', severity: 'skip' as const, column: 1, text: '去年冬天' }],
    isSkipped: true,
  },
  {
    row: 4,
    cells: {
      saleNumber: '536367',
      soldOn: '2010-12-01',
      quantity: '6',
      unitPrice: '1.69',
      customerNumber: '',
    },
    problems: [{ code: 'numberDamaged', severity: 'warn' as const, column: 4, text: '1.79E+04' }],
    isSkipped: false,
  },
];

const ANSWERS: Answers = {
  'transfer.list': () => ({ imports: [], total: 0 }),
  'transfer.chooseFile': () => ({ token: TOKEN, name: SALE_FACTS.name }),
  'transfer.inspect': () => SALE_FACTS,
  'transfer.preview': () => ({ rows: PREVIEW_ROWS }),
  'transfer.dryRun': () => ({ counts: COUNTS, problemRows: [] }),
  'transfer.run': () => ({ importId: 7, counts: COUNTS }),
  'transfer.undo': () => ({ importId: 7, kept: 0 }),
  'transfer.rememberLayout': () => ({}),
  'settings.stopTask': () => ({}),
};

// Whether something is hidden by its style is worked out for every element of the page, which takes seconds.
configure({ defaultHidden: true });

afterEach(() => {
  // Long work and half-done imports outlive their screens, but not their test.
  followTasks()();
  dropFile();
});

export type ScreenTest = {
  bridge: FakeBridge;
  user: UserEvent;
  /** Lets the latest long work of a channel end with this result. */
  endTask: (channel: ChannelName, value: unknown) => Promise<void>;
  /** Lets it end with this refusal. */
  failTask: (channel: ChannelName, code: string) => Promise<void>;
  /** Lets it tell how far it is. */
  tellProgress: (channel: ChannelName, step: string, done: number, total: number | null) => Promise<void>;
};

/** Draws the import screen at its address, with a fake program behind it. */
export async function openTransfer(answers: Answers = {}): Promise<ScreenTest> {
  const { bridge } = await renderScreen(
    <Route path="/settings/transfer">
      <TransferScreen />
    </Route>,
    { answers: { ...ANSWERS, ...answers }, at: '/settings/transfer' },
  );
  const taskOf = (channel: ChannelName): string => {
    const request = bridge.requests.findLast((one) => one.channel === channel);
    if (!request?.commandId) throw new Error(`${channel} was not started`);
    return request.commandId;
  };
  const end = (channel: ChannelName, result: Envelope): Promise<void> =>
    act(async () => {
      bridge.emit('task.ended', { taskId: taskOf(channel), channel, result });
    });
  return {
    bridge,
    user: userEvent.setup({ delay: null }),
    endTask: (channel, value) => end(channel, { ok: true, value }),
    failTask: (channel, code) =>
      end(channel, { ok: false, error: { code, params: {}, fields: [], ref: null } }),
    tellProgress: (channel, step, done, total) =>
      act(async () => {
        bridge.emit('task.progress', { taskId: taskOf(channel), channel, step, done, total });
      }),
  };
}

/** Drops files on the window as a person does with the mouse. */
export async function dropFiles(...names: readonly string[]): Promise<void> {
  const files = names.map((name) => new File(['x'], name));
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ['Files'], files } });
  await act(async () => {
    window.dispatchEvent(event);
  });
}
