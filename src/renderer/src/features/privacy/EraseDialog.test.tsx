import { AppError } from '@shared/errors/AppError';
import type { Permission } from '@shared/ipc/contract';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { idOf, settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { PrivacySection } from './PrivacySection';

const id = idOf(12);
const goes = {
  phones: 2,
  notes: 1,
  tags: 0,
  files: 0,
  contacts: 0,
  consents: 0,
  drafts: 0,
  changes: 5,
  imported: 0,
  mentions: 1,
};
const answers: Answers = {
  'privacy.consents': () => [],
  'privacy.preview': () => ({
    confirm: '单玉珍',
    goes,
    stays: { sales: 3, amountCents: 120_000, firstSoldOn: '2025-01-05', lastSoldOn: '2025-03-05' },
    unsettled: { debtCents: 12_300, storedCents: 50_000, giftCents: 0, points: 88, counts: 0, coupons: 0 },
    sharedPhones: 1,
  }),
  'privacy.places': () => ({
    places: [
      { id: crypto.randomUUID(), kind: 'local', name: '', count: 4, isThere: true, goneOn: '2028-12-01' },
      { id: crypto.randomUUID(), kind: 'stick', name: '蓝U盘', count: 9, isThere: false, goneOn: null },
    ],
    files: 2,
    oldCopies: 0,
  }),
};

const open = async (onErased = vi.fn(), more: Answers = {}) => {
  const shown = await renderScreen(
    <PrivacySection id={id} title="单玉珍" isInBin={false} isWhole onErased={onErased} />,
    {
      answers: { ...answers, ...more },
    },
  );
  await user.click(await screen.findByRole('button', { name: '抹除个人信息…' }));
  await screen.findByText('2 个电话');
  return { ...shown, onErased };
};

test('what is not settled with somebody is told first', async () => {
  await open();
  expect(
    screen.getByText(/^还没结清：欠本店 ¥123[.]00、储值本金 ¥500[.]00、88 积分。储值先退，欠款先收/u),
  ).toBeDefined();
});

describe('what a customer may ask of the shop', () => {
  const offered = async (rights: readonly Permission[], isWhole: boolean): Promise<string[]> => {
    await renderScreen(
      <PrivacySection id={id} title="单玉珍" isInBin={false} isWhole={isWhole} onErased={vi.fn()} />,
      {
        answers: { ...answers, 'settings.get': () => settingsOf({ rights: ['customers.write', ...rights] }) },
      },
    );
    /* What they agreed to can be noted once it is known who looks. */
    await screen.findAllByRole('button');
    return ['把资料给客户…', '抹除个人信息…'].filter((name) => screen.queryByRole('button', { name }));
  };

  test('is offered to whoever holds the right to it, and is not to others', async () => {
    expect(await offered([], true)).toEqual([]);
    cleanup();
    expect(await offered(['privacy.export'], true)).toEqual(['把资料给客户…']);
    cleanup();
    expect(await offered(['privacy.delete'], true)).toEqual(['抹除个人信息…']);
  });

  test('is not given by who does not see the card whole', async () => {
    expect(await offered(['privacy.export', 'privacy.delete'], false)).toEqual(['抹除个人信息…']);
  });
});

describe('an erasure', () => {
  test('says first what goes, what stays, and until when backups hold the person', async () => {
    await open();
    expect(screen.getByText('历史里 5 处改动前后的内容')).toBeTruthy();
    expect(screen.getByText(/3 笔销售，合计 ¥1,200\.00/u)).toBeTruthy();
    expect(screen.getByText(/最迟2028年12月1日清完/u)).toBeTruthy();
    expect(screen.getByText(/现在不在/u)).toBeTruthy();
    expect(screen.queryByText(/个标签/u)).toBeNull();
    expect(await findBarriers()).toEqual([]);
  });

  test('is done only once the name was typed, and tells of files that it could not delete', async () => {
    const done = {
      id,
      filesGone: 1,
      filesLeft: [{ name: '结果.csv', why: 'changed' as const }],
      isTidied: true,
    };
    const { bridge, onErased } = await open();
    bridge.answer({ 'privacy.erase': () => ({ taskId: null }) as never });
    await user.click(screen.getByRole('button', { name: '都看过了，下一步' }));
    const button = await screen.findByRole('button', { name: '抹除' });
    expect(button).toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText('客户的名字'), '单玉真');
    expect(button).toHaveProperty('disabled', true);
    await user.clear(screen.getByLabelText('客户的名字'));
    bridge.answer({ 'privacy.erase': () => undefined as never });
    await user.type(screen.getByLabelText('客户的名字'), '单玉珍{Enter}');
    await waitFor(() => {
      expect(bridge.inputsOf('privacy.erase')).toEqual([{ id: 12, typed: '单玉珍' }]);
    });
    expect(await findBarriers()).toEqual([]);
    const taskId = bridge.requests.find(({ channel }) => channel === 'privacy.erase')?.commandId ?? '';
    bridge.emit('task.ended', { taskId, channel: 'privacy.erase', result: { ok: true, value: done } });
    await screen.findByText('结果.csv');
    await user.click(screen.getByRole('button', { name: '知道了' }));
    expect(onErased).toHaveBeenCalledOnce();
  });

  test('that is refused says why, and nothing is closed', async () => {
    const { onErased } = await open(vi.fn(), {
      'privacy.erase': () => {
        throw new AppError('transfer.running');
      },
    });
    await user.click(screen.getByRole('button', { name: '都看过了，下一步' }));
    await user.type(await screen.findByLabelText('客户的名字'), '单玉珍{Enter}');
    await screen.findByRole('alert');
    expect(onErased).not.toHaveBeenCalled();
  });

  test('is offered to nobody without the right', async () => {
    const { settingsOf } = await import('../../../../../tests/support/builders/screens');
    await renderScreen(<PrivacySection id={id} title="单玉珍" isInBin={false} isWhole onErased={vi.fn()} />, {
      answers: { ...answers, 'settings.get': () => settingsOf({ rights: ['customers.read'] }) },
    });
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: '抹除个人信息…' })).toBeNull();
    });
  });
});
