import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf } from '../../../../tests/support/builders/screens';
import type { Answers } from '../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../tests/support/renderScreen';
import { watchKeys } from '@/lib/keyGate';
import { useOffers, type Offer } from '@/lib/offers';
import { IconImport } from '@/ui/icons';
import { FindBox } from './FindBox';

type FindRow = CallOutput<'customers.find'>['rows'][number];

const found = (id: number, name: string): FindRow => ({
  id: idOf(id),
  name,
  number: null,
  kind: 'person',
  lastSoldOn: null,
  spendCents: 0,
  title: [
    { text: name.slice(0, 1), isHit: true },
    { text: name.slice(1), isHit: false },
  ],
  hit: { field: 'phone', text: [{ text: '2045', isHit: true }] },
});

const two: Answers = {
  'customers.find': () => ({ rows: [found(1, '单玉珍'), found(2, '单宝田')], hasMore: false }),
};
const nobody: Answers = { 'customers.find': () => ({ rows: [], hasMore: false }) };

const offer = (name: string, run: () => void): Offer => ({ name, icon: IconImport, run });

function WithOffers({ offers }: { offers: readonly Offer[] }) {
  useOffers(offers);
  return <FindBox />;
}
const show = (answers: Answers = two, offers: readonly Offer[] = []) =>
  renderScreen(<WithOffers offers={offers} />, { answers });
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: '找客户' });

beforeEach(() => {
  localStorage.clear();
});

describe('the search box', () => {
  test('is reached with Ctrl+K from anywhere', async () => {
    await show();
    await user.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(box());
  });

  test('offers what can be done before anything is typed, and does nothing by a mere Enter', async () => {
    const done = vi.fn();
    await show(two, [offer('import', done), offer('dark', vi.fn())]);
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['导入表格', '换成深色']);
    await user.keyboard('{Enter}');
    expect(done).not.toHaveBeenCalled();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(done).toHaveBeenCalledOnce();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('finds what can be done by its pinyin, after the customers', async () => {
    await show(two, [offer('dark', vi.fn()), offer('import', vi.fn())]);
    await user.type(box(), 'dr');
    await screen.findByRole('option', { name: /单玉珍/ });
    expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([
      expect.stringContaining('单玉珍'),
      expect.stringContaining('单宝田'),
      '导入表格',
    ]);
  });

  test('shows first what this PC uses most', async () => {
    await show(nobody, [offer('history', vi.fn()), offer('help', vi.fn())]);
    await user.type(box(), 'quanbu{Enter}');
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.getAllByRole('option')[0]?.textContent).toBe('全部按键');
  });

  test('goes back to where one was after Esc', async () => {
    await show();
    const elsewhere = document.createElement('button');
    document.body.append(elsewhere);
    elsewhere.focus();
    await user.keyboard('{Control>}k{/Control}{Escape}');
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });

  test('marks what matched and opens the first with Enter', async () => {
    await show();
    await user.type(box(), 'shan');
    const first = await screen.findByRole('option', { name: /单玉珍/ });
    expect(first.getAttribute('aria-selected')).toBe('true');
    expect(within(first).getByText('单').tagName).toBe('MARK');
    expect(first.textContent).toContain('电话 2045');
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/customers/1');
    expect(box().value).toBe('');
  });

  test('goes through the results with the arrows, round the end', async () => {
    await show();
    await user.type(box(), 'shan');
    await screen.findByRole('option', { name: /单宝田/ });
    await user.keyboard('{ArrowUp}{Enter}');
    expect(location.hash).toBe('#/customers/2');
  });

  test('drops an answer that comes after a newer question', async () => {
    const waiting = new Map<string, (rows: FindRow[]) => void>();
    await show({
      'customers.find': ({ text }) =>
        new Promise((resolve) => {
          waiting.set(text, (rows) => {
            resolve({ rows, hasMore: false });
          });
        }),
    });
    await user.type(box(), 'sh');
    await act(async () => waiting.get('sh')?.([found(2, '沈会敏')]));
    await screen.findByRole('option', { name: /沈会敏/ });
    await act(async () => waiting.get('s')?.([found(1, '孙德福')]));
    expect(screen.queryByRole('option', { name: /孙德福/ })).toBeNull();
  });

  test('opens what is found where Enter came before the answer, as from a scanner', async () => {
    let answer = (): void => undefined;
    await show({
      'customers.find': () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ rows: [found(9, '王磊')], hasMore: false });
          };
        }),
    });
    await user.type(box(), '0002318{Enter}');
    expect(location.hash).toBe('#/');
    answer();
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/9');
    });
  });

  test('asks for nothing while a word is being composed', async () => {
    const { bridge } = await show();
    fireEvent.compositionStart(box());
    fireEvent.input(box(), { target: { value: 'shan' }, isComposing: true });
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
    expect(bridge.inputsOf('customers.find')).toEqual([]);
    fireEvent.input(box(), { target: { value: '单' }, isComposing: true });
    fireEvent.compositionEnd(box());
    await screen.findByRole('option', { name: /单玉珍/ });
    expect(bridge.inputsOf('customers.find').map(({ text }) => text)).toEqual(['单']);
  });

  test('offers to add whom it does not find', async () => {
    await show({ 'customers.find': () => ({ rows: [], hasMore: false }) });
    await user.type(box(), '韩志强');
    await screen.findByText('没有叫“韩志强”的客户');
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/customers/new');
    expect(history.state).toEqual({ typed: '韩志强' });
  });

  test('leaves with Esc and forgets what was typed', async () => {
    await show();
    await user.type(box(), 'shan');
    await screen.findByRole('option', { name: /单玉珍/ });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box().value).toBe('');
  });

  test('tells why it cannot search', async () => {
    await show({
      'customers.find': () => {
        throw new AppError('data.locked');
      },
    });
    await user.type(box(), 'shan');
    expect((await screen.findByRole('alert')).textContent).toContain('另一个程序正占着数据文件');
  });

  test('has no barriers while it shows results', async () => {
    await show();
    await user.type(box(), 'shan');
    await screen.findByRole('option', { name: /单玉珍/ });
    expect(await findBarriers()).toEqual([]);
  });
});

describe('a scanner', () => {
  const withPhone = (id: number, name: string, phone: string): FindRow => ({
    ...found(id, name),
    hit: { field: 'phone', text: [{ text: phone, isHit: true }] },
  });
  const withNumber = (id: number, number: string): FindRow => ({ ...found(id, '王磊'), number, hit: null });
  const answering = (...rows: FindRow[]): Answers => ({
    'customers.find': () => ({ rows, hasMore: false }),
  });

  let atMs = 0;
  /** A key eight milliseconds after the one before, however long this machine takes. */
  function send(init: KeyboardEventInit & { keyCode?: number }, target: Element = document.body): void {
    atMs += 8;
    const event = createEvent.keyDown(target, init);
    Object.defineProperty(event, 'timeStamp', { value: atMs });
    fireEvent(target, event);
  }
  function scan(keys: string, target?: Element): void {
    for (const key of [...keys, 'Enter']) send({ key }, target);
  }
  let end = (): void => undefined;
  beforeEach(() => {
    end = watchKeys();
    return () => {
      end();
    };
  });

  test('opens the one customer who has that number, from anywhere', async () => {
    const { bridge } = await show(answering(withNumber(9, '0002318'), withNumber(8, '00023180')));
    scan('0002318');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/9');
    });
    expect(bridge.inputsOf('customers.find').map(({ text }) => text)).toEqual(['0002318']);
    expect(box().value).toBe('');
  });

  test('opens the one who has that phone, however it is written', async () => {
    await show(answering(withPhone(7, '单玉珍', '138 1145 2045')));
    scan('+8613811452045');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/7');
    });
  });

  test('says that nobody has it, and opens nobody who only has something like it', async () => {
    await show(answering(withNumber(9, '00023180')));
    scan('0002318');
    expect((await screen.findByRole('status')).textContent).toBe('没有谁的电话或编号正好是“0002318”');
    expect(location.hash).toBe('#/');
    expect(document.activeElement).toBe(box());
  });

  test('that sends no Enter fills the box and leaves it to a person', async () => {
    await show(answering(withNumber(9, '0002318')));
    for (const key of '0002318') send({ key });
    await screen.findByRole('option', { name: /王磊/ });
    expect([box().value, location.hash]).toEqual(['0002318', '#/']);
    expect(document.activeElement).toBe(box());
  });

  test('lets choose where two have the same phone', async () => {
    await show(answering(withPhone(7, '单玉珍', '138 1145 2045'), withPhone(8, '单宝田', '138 1145 2045')));
    scan('13811452045');
    await screen.findByRole('option', { name: /单宝田/ });
    expect(location.hash).toBe('#/');
  });

  test('presses no button and triggers no shortcut', async () => {
    const pressed = vi.fn();
    await show(nobody, [{ ...offer('note', pressed), keys: 'card.note' }]);
    const button = document.createElement('button');
    button.addEventListener('click', pressed);
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => void seen.push(event.key);
    window.addEventListener('keydown', listen);
    document.body.append(button);
    button.focus();
    scan('e0n12', button);
    await screen.findByRole('status');
    expect(seen).toEqual([]);
    expect(pressed).not.toHaveBeenCalled();
    window.removeEventListener('keydown', listen);
    button.remove();
  });

  test('types into a field, and its Enter saves nothing there', async () => {
    const { bridge } = await show(nobody);
    const field = document.createElement('input');
    const entered = vi.fn();
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') entered();
    });
    document.body.append(field);
    field.focus();
    scan('0002318', field);
    expect(entered).not.toHaveBeenCalled();
    expect(bridge.inputsOf('customers.find')).toEqual([]);
    field.remove();
  });

  test('is understood while a Chinese input method hides its keys', async () => {
    await show(answering(withNumber(9, '0002318')));
    box().focus();
    fireEvent.compositionStart(box());
    for (const digit of '0002318') send({ key: 'Process', code: `Digit${digit}`, keyCode: 229 }, box());
    fireEvent.input(box(), { target: { value: '000二' }, isComposing: true });
    send({ key: 'Process', code: 'Enter', keyCode: 229 }, box());
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/9');
    });
  });

  test('is nobody: a single key goes on its way as a person pressed it', async () => {
    await show();
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => void seen.push(event.key);
    window.addEventListener('keydown', listen);
    fireEvent.keyDown(document.body, { key: '?' });
    expect(seen).toEqual([]);
    await waitFor(() => {
      expect(seen).toEqual(['?']);
    });
    window.removeEventListener('keydown', listen);
  });

  test('does not reach a page behind a dialog, nor answer the dialog', async () => {
    const { bridge } = await show(nobody);
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    const button = document.createElement('button');
    const pressed = vi.fn();
    button.addEventListener('keydown', pressed);
    dialog.append(button);
    document.body.append(dialog);
    button.focus();
    scan('0002318', button);
    expect(pressed).not.toHaveBeenCalled();
    expect(bridge.inputsOf('customers.find')).toEqual([]);
    dialog.remove();
  });

  test('leaves keys of a composition to the input method alone', async () => {
    await show();
    const seen = vi.fn();
    window.addEventListener('keydown', seen);
    const field = box();
    field.focus();
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'k', ctrlKey: true, keyCode: 229 });
    expect(seen).not.toHaveBeenCalled();
    window.removeEventListener('keydown', seen);
  });
});
