import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import { installBridge, type Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { act, call } from '@/lib/client';
import { AskedDialogs } from './AskedDialogs';

const LIN = { id: 2, name: '小林', role: 'desk' } as const;

/** A program that wants the password before it lets the role be changed. */
const guarded = (): Answers & { isProven: () => boolean } => {
  let isProven = false;
  return {
    isProven: () => isProven,
    'settings.get': () => settingsOf({ people: [{ ...LIN, mayUsePin: false }] }),
    'staff.prove': ({ password }) => {
      if (password !== '三杯清茶真好') throw new AppError('staff.wrong', { left: 4 });
      isProven = true;
      return {};
    },
    'staff.setRole': () => {
      if (!isProven) throw new AppError('staff.stepUp');
      return {};
    },
  };
};

const show = async () => {
  const { isProven: _, ...answers } = guarded();
  return renderScreen(<AskedDialogs />, { answers });
};

test('what needs the password again asks for it over the page, and is then sent again as it was', async () => {
  const { bridge } = await show();
  const done = act('staff.setRole', { id: 2, role: 'sales' });
  const field = await screen.findByLabelText('密码');
  expect(await findBarriers()).toEqual([]);
  await user.type(field, '不对的{Enter}');
  await screen.findByText(/不对，没有放行/u);
  await user.type(screen.getByLabelText('密码'), '三杯清茶真好{Enter}');
  expect(await done).toEqual({});
  const sent = bridge.requests.filter(({ channel }) => channel === 'staff.setRole');
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('Esc leaves it undone, and says so', async () => {
  const { bridge } = await show();
  const refused = expect(act('staff.setRole', { id: 2, role: 'sales' })).rejects.toMatchObject({
    code: 'staff.stepUp',
  });
  await user.type(await screen.findByLabelText('密码'), '三杯{Escape}');
  await refused;
  expect(bridge.inputsOf('staff.setRole')).toHaveLength(1);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('one proof does for everything that waits for it', async () => {
  await show();
  const both = Promise.all([
    act('staff.setRole', { id: 2, role: 'sales' }),
    act('staff.setRole', { id: 3, role: 'sales' }),
  ]);
  await user.type(await screen.findByLabelText('密码'), '三杯清茶真好{Enter}');
  expect(await both).toEqual([{}, {}]);
});

const OWNER = { id: 1, name: '赵会敏', role: 'owner' } as const;
const MANAGER = { id: 3, name: '老钱', role: 'manager' } as const;

/** A shop in which sales remove nobody unless somebody agrees to it. */
const deskAnswers = (more: { hasApp?: boolean; listNext?: number } = {}): Answers => {
  let isApproved = false;
  return {
    'settings.get': () =>
      settingsOf({
        me: { id: 4, name: '小周', role: 'sales' },
        rights: ['settings.read', 'customers.read'],
        people: [OWNER, MANAGER].map((person) => ({ ...person, mayUsePin: person.id === 3 })),
      }),
    'staff.approvers': () => ({
      people: [
        { ...OWNER, hasApp: more.hasApp === true, listNext: more.listNext ?? null },
        { ...MANAGER, hasApp: false, listNext: null },
      ],
    }),
    'staff.approve': () => {
      isApproved = true;
      return {};
    },
    'customers.remove': () => {
      if (!isApproved) throw new AppError('ipc.denied', { canAsk: 1 });
      return { ids: [1 as CustomerId] };
    },
  };
};

test('a manager agrees on the same screen by PIN, and the very same call is sent again', async () => {
  const { bridge } = await renderScreen(<AskedDialogs />, { answers: deskAnswers() });
  const done = act('customers.remove', { ids: [1] });
  await user.click(await screen.findByRole('radio', { name: /老钱/u }));
  screen.getByText(/移到回收站|放进回收站|删/u);
  expect(await findBarriers()).toEqual([]);
  await user.type(screen.getByLabelText('老钱的 PIN'), '2580{Enter}');
  await done;
  const sent = bridge.requests.filter(({ channel }) => channel === 'customers.remove');
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(bridge.inputsOf('staff.approve')).toEqual([
    {
      approverId: 3,
      kind: 'pin',
      secret: '2580',
      call: { channel: 'customers.remove', commandId: sent[0]?.commandId, input: { ids: [1] } },
    },
  ]);
});

test('an owner who is away reads six digits over the phone; the page says which one of the list', async () => {
  const { bridge } = await renderScreen(<AskedDialogs />, {
    answers: deskAnswers({ hasApp: true, listNext: 7 }),
  });
  const done = act('customers.remove', { ids: [1] });
  await screen.findByLabelText('赵会敏的密码');
  await user.click(screen.getByRole('button', { name: '人不在，报六位数' }));
  screen.getByText(/单子上第 7 个/u);
  expect(await findBarriers()).toEqual([]);
  await user.type(screen.getByLabelText('赵会敏报的六位数'), '123 456{Enter}');
  await done;
  expect(bridge.inputsOf('staff.approve')).toMatchObject([
    { approverId: 1, kind: 'code', secret: '123 456' },
  ]);
});

test('nobody agrees: the call stays refused', async () => {
  await renderScreen(<AskedDialogs />, { answers: deskAnswers() });
  const refused = expect(act('customers.remove', { ids: [1] })).rejects.toMatchObject({
    code: 'ipc.denied',
  });
  await screen.findByLabelText('赵会敏的密码');
  await user.keyboard('{Escape}');
  await refused;
});

test('where nothing could ask, the refusal is told at once', async () => {
  installBridge({
    'settings.about': () => {
      throw new AppError('staff.stepUp');
    },
  });
  render(<p />);
  await expect(call('settings.about', {})).rejects.toMatchObject({ code: 'staff.stepUp' });
});
