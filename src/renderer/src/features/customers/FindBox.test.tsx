import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { idOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
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
const show = (answers: Answers = two) => renderScreen(<FindBox />, { answers });
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: '找客户' });

describe('the search box', () => {
  test('is reached with Ctrl+K from anywhere', async () => {
    await show();
    await user.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(box());
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
