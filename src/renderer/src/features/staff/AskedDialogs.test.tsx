import { AppError } from '@shared/errors/AppError';
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

test('where nothing could ask, the refusal is told at once', async () => {
  installBridge({
    'settings.about': () => {
      throw new AppError('staff.stepUp');
    },
  });
  render(<p />);
  await expect(call('settings.about', {})).rejects.toMatchObject({ code: 'staff.stepUp' });
});
