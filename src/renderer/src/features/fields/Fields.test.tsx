import type { CustomField } from '@shared/features/fields/fields.contract';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { FieldFacts } from './FieldFacts';
import { FieldInputs } from './FieldInputs';
import { FieldsPage } from './FieldsPage';

const fieldOf = (over: Partial<CustomField>): CustomField => ({
  id: 1,
  name: '常喝的茶',
  kind: 'choice',
  choices: [
    { word: '绿茶', isRetired: false },
    { word: '陈皮', isRetired: true },
  ],
  isInList: true,
  isRetired: false,
  version: 3,
  ...over,
});
const TEA = fieldOf({});
const BORN = fieldOf({ id: 2, name: '孩子生日', kind: 'date', choices: [], isInList: false });
const OWN = fieldOf({ id: 3, name: '有茶具', kind: 'yesNo', choices: [], isRetired: true });

test('fields are added, changed, moved and put away, and say how many have them', async () => {
  const { bridge } = await renderScreen(<FieldsPage />, {
    answers: {
      'fields.list': () => [TEA, BORN, OWN],
      'fields.uses': () => [{ id: 1, count: 12 }],
      'fields.save': () => ({ id: 4 }),
      'fields.retire': () => ({ id: 2 }),
      'fields.order': () => ({}),
    },
  });
  const [first] = await screen.findAllByRole('listitem');
  await waitFor(() => {
    expect(first?.textContent).toContain('几样里选一样；列表里有；12 位客户填了');
  });
  await user.click(screen.getByRole('button', { name: '加一个字段' }));
  const dialog = await screen.findByRole('dialog', { name: '加一个字段' });
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('起个名。');
  await user.type(within(dialog).getByLabelText('叫什么'), '车型');
  await user.selectOptions(within(dialog).getByLabelText('填什么'), 'choice');
  await user.type(within(dialog).getByLabelText('有哪几样'), '公路\n山地\n公路');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await screen.findByText('字段“车型”存好了');
  expect(bridge.inputsOf('fields.save')).toEqual([
    {
      id: null,
      version: null,
      fields: { name: '车型', kind: 'choice', choices: ['公路', '山地'], isInList: false },
    },
  ]);
  await user.click(screen.getByRole('button', { name: '改“常喝的茶”' }));
  const edit = await screen.findByRole('dialog', { name: '改字段“常喝的茶”' });
  expect(within(edit).getByLabelText<HTMLSelectElement>('填什么').disabled).toBe(true);
  expect(within(edit).getByLabelText<HTMLTextAreaElement>('有哪几样').value).toBe('绿茶');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: '上移“孩子生日”' }));
  await screen.findByText('“孩子生日”上移了');
  expect(bridge.inputsOf('fields.order')).toEqual([{ ids: [2, 1] }]);
  await user.click(screen.getByRole('button', { name: '收起“孩子生日”' }));
  await screen.findByText('“孩子生日”没人填过，去掉了');
});

/** A form of such fields that keeps what is typed. */
function Inputs() {
  const [values, setValues] = useState<Record<string, string>>({ '1': '陈皮' });
  return (
    <>
      <FieldInputs
        values={values}
        onChange={(key, text) => {
          setValues({ ...values, [key]: text });
        }}
        problemOf={(key) => (key === '2' ? '看不懂' : null)}
      />
      <output>{JSON.stringify(values)}</output>
    </>
  );
}

test('a form asks for those that are offered, and keeps a word that was put away', async () => {
  await renderScreen(<Inputs />, { answers: { 'fields.list': () => [TEA, BORN, OWN] } });
  const tea = await screen.findByLabelText<HTMLSelectElement>('常喝的茶');
  expect([...tea.options].map(({ text }) => text)).toEqual(['没填', '绿茶', '陈皮（已收起）']);
  const born = screen.getByLabelText('孩子生日');
  expect(born.getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByText('有茶具')).toBeNull();
  await user.type(born, '2019年3月5日');
  await user.selectOptions(tea, '绿茶');
  expect(screen.getByRole('status').textContent).toBe('{"1":"绿茶","2":"2019年3月5日"}');
  expect(await findBarriers()).toEqual([]);
});

test('a card tells what stands there, also in a field that was put away', async () => {
  await renderScreen(<FieldFacts values={{ '1': '绿茶', '3': 'yes' }} className="" quiet="" />, {
    answers: { 'fields.list': () => [TEA, BORN, OWN] },
  });
  await screen.findByText('绿茶');
  expect(screen.getByRole('region', { name: '更多' }).textContent).toBe('更多常喝的茶绿茶有茶具（已收起）是');
});
