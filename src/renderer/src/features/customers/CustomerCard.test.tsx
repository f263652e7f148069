import { AppError } from '@shared/errors/AppError';
import { addDays } from '@shared/lib/days';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  cardOf,
  entryOf,
  idOf,
  promiseRowOf,
  settingsOf,
} from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { startTask } from '@/lib/tasks';
import { today } from '@/lib/today';
import { CustomerCard } from './CustomerCard';

const answersOf = (card: ReturnType<typeof cardOf>, more: Answers = {}): Answers => ({
  'customers.card': () => card,
  'loyalty.member': () => null,
  'complaints.ofCustomer': () => ({ rows: [], total: 0 }),
  'processes.ofCustomer': () => ({ rows: [] }),
  'inquiries.ofCustomer': () => ({ rows: [] }),
  'customers.timeline': ({ kinds = [] }) => {
    const all = [
      entryOf({
        key: 'a',
        on: today(),
        minute: 582,
        kind: 'note',
        title: '急，带孩子',
        detail: [],
        count: null,
        amountCents: null,
        by: '刘静',
      }),
      entryOf({ key: 'b', on: '2025-03-05', count: 5 }),
      entryOf({
        key: 'c',
        on: '2025-03-05',
        minute: 985,
        kind: 'return',
        amountCents: -26_000,
        title: 'C1',
        detail: ['紫砂壶'],
        count: 1,
      }),
      entryOf({
        key: 'd',
        on: '2025-02-01',
        kind: 'change',
        title: 'customers.edit',
        detail: ['phones', 'birthday'],
        amountCents: null,
        count: null,
        by: '孟晓燕',
      }),
    ].filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
    return { entries: all, total: all.length };
  },
  ...more,
});

const show = (card = cardOf(), more: Answers = {}) =>
  renderScreen(<CustomerCard id={card.id} onClose={() => undefined} />, {
    answers: answersOf(card, more),
    at: `/customers/${card.id}`,
  });

describe('the card of a customer', () => {
  test('tells what is promised and open, and how a promise went, also to who does not look after them', async () => {
    const whole = cardOf();
    const answers: Answers = {
      'followups.promisesOf': () => ({ rows: [promiseRowOf({ words: '换一只杯子', mayChange: false })] }),
    };
    const { unmount } = await show({ ...whole, reach: { ...whole.reach, isWhole: false } }, answers);
    await screen.findByText('到货：换一只杯子');
    unmount();
    const ended = entryOf({
      kind: 'promise',
      title: '壶到店',
      detail: ['goods', 'kept', 'toldLate', '2025-03-05', ''],
      amountCents: null,
      count: null,
      by: '孟晓燕',
    });
    const open = { ...ended, key: 'z', detail: ['repair', 'open', '', '2025-03-09', ''] };
    await show(whole, { 'customers.timeline': () => ({ entries: [ended, open], total: 2 }) });
    await screen.findByText('晚了，先说过；孟晓燕 记');
    screen.getByText('答应 2025年3月9日；孟晓燕 记');
  });

  test('in a looked-at backup offers to copy the customer back, and nothing that would change it', async () => {
    const { bridge } = await show(cardOf({ fields: { birthday: null } }), {
      'settings.get': () => settingsOf({ lookingAt: '2026-11-20T10:32:00.000Z' }),
      'backup.copyCustomer': ({ customerId }) => ({ customerId: customerId as ReturnType<typeof idOf> }),
    });
    await user.click(await screen.findByRole('button', { name: '拷回店里' }));
    await screen.findByText(/单玉珍拷回店里了/);
    expect(bridge.inputsOf('backup.copyCustomer')).toEqual([{ customerId: 1 }]);
    expect(screen.queryByRole('button', { name: /^改/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '移到回收站' })).toBeNull();
    expect(screen.queryByRole('button', { name: '记上' })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('opens with what someone about to speak must know', async () => {
    const lastSoldOn = addDays(today(), -31);
    await show(cardOf({ summary: { ...cardOf().summary, lastSoldOn, rhythmDays: 18 } }));
    const strip = await screen.findByRole('region', { name: '开口前五秒' });
    within(strip).getByText('单老师');
    within(strip).getByText('¥3,872.00');
    within(strip).getByText('平均 18 天来一次，已 31 天没来');
    within(strip).getByText('茉莉花茶，泡浓些');
    within(strip).getByText('别推普洱');
    within(strip).getByText('碧潭飘雪 250g（12 次）');
  });

  test('says before all else what they asked not to be done', async () => {
    await show(cardOf({ refuses: ['phone', 'photo'] }));
    const strip = await screen.findByRole('region', { name: '开口前五秒' });
    expect(within(strip).getByText('不愿意').parentElement?.textContent).toMatch(/打电话.*照片/u);
  });

  test('says nothing about a rhythm that is not known', async () => {
    await show(cardOf({ summary: { ...cardOf().summary, rhythmDays: null } }));
    await screen.findByText('单老师');
    expect(screen.queryByText('节奏')).toBeNull();
  });

  test('tells a birthday that is near, and not one that is far', async () => {
    const soon = addDays(today(), 3);
    const far = addDays(today(), 60);
    const birthdayOn = (day: string) =>
      cardOf({
        fields: {
          birthday: {
            month: Number(day.slice(5, 7)),
            day: Number(day.slice(8)),
            year: null,
            calendar: 'solar',
          },
        },
      });
    const { unmount } = await show(birthdayOn(soon));
    await screen.findByText(/^3 天后生日/);
    unmount();
    await show(birthdayOn(far));
    await screen.findByText('单老师');
    expect(screen.queryByText(/天后生日/)).toBeNull();
  });

  test.each([
    ['birthday', { birthday: null }, '您的生日是哪天？'],
    ['phone', { phones: [] }, '留个电话好吗？'],
    ['liking', { likes: '' }, '平时喜欢什么？'],
  ])('asks for the first thing that is missing: the %s', async (_, fields, question) => {
    await show(cardOf({ fields: { ...fields } }));
    await screen.findByText(question);
    await user.click(screen.getByRole('button', { name: '记上' }));
    expect(location.hash).toBe('#/customers/1/edit');
  });

  test('asks a company for no birthday', async () => {
    await show(cardOf({ fields: { kind: 'company', birthday: null } }));
    await screen.findByText('单老师');
    expect(screen.queryByText('今天问一句')).toBeNull();
  });

  test('tells everything that happened, each day once', async () => {
    await show();
    const list = await screen.findByRole('list');
    const items = within(list).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      '急，带孩子刘静 记今天9:42',
      '碧潭飘雪 250g、茉莉龙珠 等 5 样¥319.20单号 5363652025年3月5日16:20',
      '退货：紫砂壶-¥260.00单号 C116:25',
      '修改客户电话、生日；孟晓燕 记2025年2月1日16:20',
    ]);
  });

  test('shows only the kinds that are asked for', async () => {
    const { bridge } = await show();
    await screen.findByText('急，带孩子');
    await user.click(screen.getByRole('button', { name: '全部种类' }));
    await user.click(await screen.findByRole('menuitem', { name: '退货' }));
    await waitFor(() => {
      expect(screen.queryByText('急，带孩子')).toBeNull();
    });
    expect(bridge.inputsOf('customers.timeline').at(-1)?.kinds).toEqual(['return']);
  });

  test('takes a note with Enter, and a new line with Shift', async () => {
    const { bridge } = await show(cardOf({ id: idOf(11) }), { 'customers.addNote': () => ({ noteId: 1 }) });
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '记一笔' });
    await user.type(box, '嫌贵{Shift>}{Enter}{/Shift}再来{Enter}');
    await waitFor(() => {
      expect(box.value).toBe('');
    });
    expect(bridge.inputsOf('customers.addNote')).toEqual([{ id: 11, text: '嫌贵\n再来' }]);
  });

  test('keeps a note that could not be saved, and saves it once under the same id', async () => {
    const { bridge } = await show(cardOf({ id: idOf(12) }), {
      'customers.addNote': () => {
        throw new AppError('data.diskFull');
      },
    });
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '记一笔' });
    await user.type(box, '嫌贵{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘满了');
    expect(box.value).toBe('嫌贵');
    bridge.answer({ 'customers.addNote': () => ({ noteId: 1 }) });
    await user.type(box, '{Enter}');
    await waitFor(() => {
      expect(box.value).toBe('');
    });
  });

  test('names what is written on it and what is still empty', async () => {
    await show();
    await user.click(await screen.findByRole('tab', { name: '资料' }));
    screen.getByText('农历五月初六');
    screen.getByText(/^还没填：微信、邮箱/);
  });

  test('in the bin offers to restore and nothing else', async () => {
    const { bridge } = await show(cardOf({ deletedAt: '2026-11-20T01:00:00.000Z' }), {
      'customers.restore': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }),
    });
    await screen.findByText(/在回收站里/);
    expect(screen.queryByRole('textbox', { name: '记一笔' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '恢复' }));
    expect(bridge.inputsOf('customers.restore')).toEqual([{ ids: [1] }]);
  });

  test('says so where the customer is gone', async () => {
    await show(cardOf(), {
      'customers.card': () => {
        throw new AppError('customers.notFound');
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('找不到这位客户');
  });

  test('says so kindly where the customer is leaving with the import that is being undone', async () => {
    const { bridge } = await show(cardOf(), {
      'customers.card': () => {
        throw new AppError('customers.notFound');
      },
      'transfer.undo': () => ({ importId: 3, kept: 0 }),
    });
    let taskId = '';
    await act(async () => {
      taskId = await startTask('transfer.undo', { importId: 3 });
    });
    await screen.findByText('这位客户是正在撤销的导入带来的，一会儿就从列表里消失。');
    expect(screen.queryByRole('alert')).toBeNull();
    const result = { ok: true, value: { importId: 3, kept: 0 } } as const;
    act(() => {
      bridge.emit('task.ended', { taskId, channel: 'transfer.undo', result });
    });
    await screen.findByRole('alert');
  });

  test('has no barriers, neither on the timeline nor on the details', async () => {
    await show();
    await screen.findByText('急，带孩子');
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('tab', { name: '资料' }));
    expect(await findBarriers()).toEqual([]);
  });
});
