import { screen, waitFor, within } from '@testing-library/react';
import { GIVEN_ROLES, RIGHTS, TABLE_RIGHTS } from '@shared/features/staff/staff.rules';
import type { StaffPerson } from '@shared/features/staff/staff.contract';
import { expect, test } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { TeamPage } from './TeamPage';

const owner = { id: 1, name: '赵会敏', role: 'owner' } as const;
const door = [{ ...owner, mayUsePin: false }];
const rights = TABLE_RIGHTS.flatMap((right) =>
  GIVEN_ROLES.map((role) => ({ right, role, scope: RIGHTS[right][role] })),
);
const lin = {
  id: 2,
  name: '小林',
  role: 'desk',
  isActive: true,
  hasPassword: true,
  hasPin: true,
  leave: null,
} as const;
const listOf = (...people: StaffPerson[]) => ({
  people: [{ ...owner, isActive: true, hasPassword: true, hasPin: false, leave: null }, ...people],
  rights,
  hasSheet: false,
});

const show = (answers: Answers) =>
  renderScreen(<TeamPage />, {
    answers: {
      'settings.get': () => settingsOf({ people: door }),
      'staff.list': () => listOf(),
      'staff.codes': () => ({ hasApp: false, listNext: null }),
      ...answers,
    },
  });

test('an owner without a password is asked for one, and for nothing else', async () => {
  const { bridge } = await show({
    'settings.get': () => settingsOf(),
    'staff.setOwnPassword': () => ({}),
  });
  await screen.findByText(/掌柜还没有密码/u);
  expect(screen.queryByRole('heading', { name: '同事' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '设密码' }));
  await user.keyboard('三杯清茶真好{Tab}三杯清茶真好{Enter}');
  await screen.findByText('密码设好了');
  expect(bridge.inputsOf('staff.setOwnPassword')).toEqual([{ current: null, password: '三杯清茶真好' }]);
});

test('a shop of one sees how to add a colleague, and no table of rights', async () => {
  const { bridge } = await show({ 'staff.add': () => ({ id: 2 }), 'staff.setPassword': () => ({}) });
  await screen.findByText('店里现在只有掌柜。');
  expect(screen.queryByRole('heading', { name: '权限' })).toBeNull();
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '加一位同事' }));
  await user.type(screen.getByLabelText('名字'), '小林');
  await user.click(screen.getByRole('radio', { name: '销售' }));
  await user.type(screen.getByLabelText('新密码'), '绿茶红茶白茶');
  await user.type(screen.getByLabelText('再打一遍'), '绿茶红茶白茶{Enter}');
  await screen.findByText('小林来了');
  expect(bridge.inputsOf('staff.add')).toEqual([{ name: '小林', role: 'sales' }]);
  expect(bridge.inputsOf('staff.setPassword')).toEqual([{ personId: 2, password: '绿茶红茶白茶' }]);
});

test('the owner changes a right, a role, and lets somebody go', async () => {
  const { bridge } = await show({
    'staff.list': () => listOf(lin),
    'staff.setRight': () => ({}),
    'staff.setRole': () => ({}),
    'staff.belongings': () => ({ belongings: [], colleagues: [] }),
    'staff.leave': () => ({}),
    'staff.clearPin': () => ({}),
  });
  await user.selectOptions(await screen.findByRole('combobox', { name: '客户进出回收站, 销售' }), 'all');
  expect(bridge.inputsOf('staff.setRight')).toEqual([
    { right: 'customers.delete', role: 'sales', scope: 'all' },
  ]);
  await user.click(screen.getByRole('button', { name: '改小林' }));
  expect(await findBarriers()).toEqual([]);
  await user.click(within(screen.getByRole('listitem')).getByRole('radio', { name: '销售' }));
  await user.click(screen.getByRole('button', { name: '清掉 PIN' }));
  await user.click(screen.getByRole('button', { name: '离职' }));
  await screen.findByText('小林名下没有要交接的。');
  await user.click(screen.getByRole('button', { name: '办理离职' }));
  await waitFor(() => {
    expect(bridge.inputsOf('staff.leave')).toEqual([{ id: 2, shares: [] }]);
  });
  expect(bridge.inputsOf('staff.setRole')).toEqual([{ id: 2, role: 'sales' }]);
  expect(bridge.inputsOf('staff.clearPin')).toEqual([{ id: 2 }]);
});

test('what somebody has in hand is divided in turn and by name, in one act', async () => {
  const { bridge } = await show({
    'staff.list': () => listOf(lin),
    'staff.leave': () => ({}),
    'staff.belongings': () => ({
      belongings: [
        {
          kind: 'customers',
          count: 3,
          named: [
            { id: 8, title: '罗成', byNameOnly: true },
            { id: 7, title: '秦琼', byNameOnly: false },
          ],
        },
        { kind: 'drafts', count: 0, named: [] },
      ],
      colleagues: [owner, { id: 3, name: '小周', role: 'sales' }],
    }),
  });
  await user.click(await screen.findByRole('button', { name: '改小林' }));
  await user.click(screen.getByRole('button', { name: '离职' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('照看着 3 位客户');
  expect(dialog.queryByText(/没写完的表单/u)).toBeNull();
  await user.click(dialog.getByRole('checkbox', { name: '小周' }));
  await user.click(dialog.getByRole('button', { name: '一位一位地分' }));
  dialog.getByText('还有 1 位没有列出来，照上面轮流。');
  expect(await findBarriers()).toEqual([]);
  await user.selectOptions(dialog.getByRole('combobox', { name: '罗成交给谁' }), '赵会敏');
  await user.selectOptions(dialog.getByRole('combobox', { name: '秦琼交给谁' }), '先留着');
  await user.click(dialog.getByRole('button', { name: '办理离职' }));
  await waitFor(() => {
    expect(bridge.inputsOf('staff.leave')).toEqual([
      {
        id: 2,
        shares: [
          {
            kind: 'customers',
            inTurn: [3],
            named: [
              { id: 8, personId: 1 },
              { id: 7, personId: null },
            ],
          },
        ],
      },
    ]);
  });
});

test('days off are noted with who stands in, and taken back', async () => {
  const zhou = { ...lin, id: 3, name: '小周' };
  const leave = { id: 5, from: '2026-11-25', to: '2026-11-27', deputyId: 3, deputy: '小周' };
  const { bridge } = await show({
    'staff.list': () => listOf({ ...lin, leave }, zhou),
    'staff.setLeave': () => ({ leaveId: 6 }),
    'staff.endLeave': () => ({}),
  });
  await screen.findByText(/休假，小周代管$/u);
  await user.click(screen.getByRole('button', { name: '改小林' }));
  const form = within(await screen.findByRole('form', { name: '休假' }));
  await user.selectOptions(form.getByRole('combobox', { name: '谁代管' }), '赵会敏');
  expect(await findBarriers()).toEqual([]);
  await user.click(form.getByRole('button', { name: '记下休假' }));
  await waitFor(() => {
    expect(bridge.inputsOf('staff.setLeave')).toEqual([
      { id: 2, from: '2026-11-25', to: '2026-11-27', deputyId: 1 },
    ]);
  });
  await user.click(form.getByRole('button', { name: /取消休假/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('staff.endLeave')).toEqual([{ id: 2 }]);
  });
});

test('who has left hands over what is still theirs, or comes back', async () => {
  const { bridge } = await show({
    'staff.list': () => listOf({ ...lin, isActive: false }),
    'staff.comeBack': () => ({}),
    'staff.belongings': () => ({
      belongings: [{ kind: 'drafts', count: 2, named: [] }],
      colleagues: [owner],
    }),
  });
  await user.click(await screen.findByRole('button', { name: '改小林' }));
  await user.click(await screen.findByRole('button', { name: '交接余下的' }));
  await screen.findByText('没写完的表单 2 张');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: '回来上班' }));
  expect(bridge.inputsOf('staff.comeBack')).toEqual([{ id: 2 }]);
});

test('who may only see the colleagues finds nothing to change them by', async () => {
  await show({
    'settings.get': () =>
      settingsOf({
        me: { id: 3, name: '店长', role: 'manager' },
        people: door,
        rights: ['settings.read', 'staff.read'],
      }),
    'staff.list': () => listOf(lin),
  });
  expect((await screen.findByRole('listitem')).textContent).toContain('小林');
  expect(screen.queryByRole('button', { name: /加一位同事|改小林/u })).toBeNull();
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('the owner makes an authenticator, sees its secret this once, and types its digits back', async () => {
  const { bridge } = await show({
    'staff.proposeCodes': () => ({ text: ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'], link: 'otpauth://totp/x' }),
    'staff.keepCodes': () => ({}),
  });
  await user.click(await screen.findByRole('button', { name: '用手机验证器' }));
  await screen.findByText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  expect(await findBarriers()).toEqual([]);
  await user.type(screen.getByLabelText('验证器上现在的六位数'), '287082{Enter}');
  await screen.findByText('手机验证器启用了');
  expect(screen.queryByText(/GEZD/u)).toBeNull();
  expect(bridge.inputsOf('staff.keepCodes')).toEqual([{ kind: 'app', digits: '287082' }]);
});

test('a list that is in use says which number comes next, and is ended by a press', async () => {
  const { bridge } = await show({
    'staff.codes': () => ({ hasApp: false, listNext: 7 }),
    'staff.dropCodes': () => ({}),
  });
  await screen.findByText('单子已经启用，下一个是第 7 个。');
  await user.click(screen.getByRole('button', { name: '停用单子' }));
  expect(bridge.inputsOf('staff.dropCodes')).toEqual([{ kind: 'list' }]);
});
