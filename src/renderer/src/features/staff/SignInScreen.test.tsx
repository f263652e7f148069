import { AppError } from '@shared/errors/AppError';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { SignInScreen } from './SignInScreen';

const OWNER = { id: 1, name: '赵会敏', role: 'owner', mayUsePin: false } as const;
const DESK = { id: 2, name: '小林', role: 'desk', mayUsePin: true } as const;

const show = (over: Parameters<typeof settingsOf>[0], answers: Answers = {}) =>
  renderScreen(
    <SignInScreen settings={settingsOf({ session: 'signedOut', me: null, rights: [], ...over })} />,
    { answers: { 'staff.signIn': () => ({}), 'staff.enterPin': () => ({}), ...answers } },
  );

beforeEach(() => {
  localStorage.clear();
});

test('who is alone types the password and comes in by Enter', async () => {
  const { bridge } = await show({ people: [OWNER] });
  expect(await findBarriers()).toEqual([]);
  expect(document.activeElement).toBe(screen.getByLabelText('密码'));
  await user.keyboard('三杯清茶{Enter}');
  expect(bridge.inputsOf('staff.signIn')).toEqual([{ personId: 1, password: '三杯清茶' }]);
});

test('a wrong password is told, the field is empty again, and the wait is told in seconds', async () => {
  const { bridge } = await show(
    { people: [OWNER] },
    {
      'staff.signIn': () => {
        throw new AppError('staff.wrong', { left: 4 });
      },
    },
  );
  await user.keyboard('错的{Enter}');
  await screen.findByText(/不对，没有放行/u);
  expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
  bridge.answer({
    'staff.signIn': () => {
      throw new AppError('staff.wait', { seconds: 30 });
    },
  });
  await user.type(screen.getByLabelText('密码'), '又错{Enter}');
  await screen.findByText(/30 秒后再试/u);
});

test('several people choose themselves by picture; a PIN does where the password was given today', async () => {
  const { bridge } = await show({ people: [OWNER, DESK] });
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: /小林/u }));
  await user.type(screen.getByLabelText('PIN'), '2580{Enter}');
  expect(bridge.inputsOf('staff.enterPin')).toEqual([{ personId: 2, pin: '2580' }]);
  await user.click(screen.getByRole('button', { name: '用密码' }));
  await user.type(screen.getByLabelText('密码'), '绿茶红茶{Enter}');
  expect(bridge.inputsOf('staff.signIn')).toEqual([{ personId: 2, password: '绿茶红茶' }]);
});

test('a locked screen says so and stands ready for who left it', async () => {
  await show({ session: 'locked', me: { id: 2, name: '小林', role: 'desk' }, people: [OWNER, DESK] });
  screen.getByRole('heading', { name: '屏幕锁着' });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /小林/u }).checked).toBe(true);
});

test('an owner who forgot the password types the code and a new password twice', async () => {
  const { bridge } = await show({ people: [OWNER] }, { 'staff.recover': () => ({}) });
  await user.click(screen.getByRole('button', { name: '忘了密码' }));
  expect(await findBarriers()).toEqual([]);
  await user.type(screen.getByLabelText('恢复码'), 'ABCD-EFGH');
  await user.type(screen.getByLabelText('新密码'), '新的密码在此');
  await user.type(screen.getByLabelText('再打一遍'), '新的密码在比');
  await user.click(screen.getByRole('button', { name: '换密码，进店' }));
  await screen.findByText('两遍打的不一样');
  await user.clear(screen.getByLabelText('再打一遍'));
  await user.type(screen.getByLabelText('再打一遍'), '新的密码在此{Enter}');
  await waitFor(() => {
    expect(bridge.inputsOf('staff.recover')).toEqual([{ code: 'ABCD-EFGH', password: '新的密码在此' }]);
  });
});

test('the arrow keys choose the next person while the field keeps the focus, round and round', async () => {
  const { bridge } = await show({ people: [OWNER, DESK] });
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByLabelText('PIN'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByLabelText('密码'));
  await user.keyboard('{ArrowUp}2580{Enter}');
  expect(bridge.inputsOf('staff.enterPin')).toEqual([{ personId: 2, pin: '2580' }]);
});
