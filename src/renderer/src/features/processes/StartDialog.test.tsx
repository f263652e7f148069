import type { ProcessId } from '@shared/features/processes/processes.contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { StartDialog } from './StartDialog';

const OWN = {
  ...{ id: 6, preset: null, name: '修壶', startsFrom: 'customer' as const, version: 1 },
  steps: [
    { title: '收件', task: '', amount: 1, unit: 'days' as const, personId: null, role: null },
    { title: '送修', task: '寄到宜兴', amount: 3, unit: 'days' as const, personId: 2, role: null },
  ],
};
const PEOPLE = [
  { id: 1, name: '赵会敏', role: 'owner' as const, isMe: true },
  { id: 2, name: '刘静', role: 'desk' as const, isMe: false },
];

test('a process is begun with its steps given to whom the template says, and one to another', async () => {
  const onClose = vi.fn();
  const { bridge } = await renderScreen(
    <StartDialog customer={{ id: 7, title: '郭建芳' } as never} startsFrom="customer" onClose={onClose} />,
    {
      answers: {
        'settings.get': () => settingsOf(),
        'processes.templates': () => ({ templates: [OWN], replaced: [] }),
        'processes.people': () => PEOPLE,
        'drafts.find': () => null,
        'processes.start': () => ({ id: 3 as ProcessId }),
      },
    },
  );
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: '修壶' });
  await user.selectOptions(dialog.getByLabelText('哪种流程'), '修壶');
  await dialog.findByText('寄到宜兴');
  expect(await findBarriers()).toEqual([]);
  await user.selectOptions(dialog.getByRole('combobox', { name: /收件/u }), '刘静');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.inputsOf('processes.start')).toMatchObject([
    {
      ...{ customerId: 7, templateId: 6, name: '修壶', startsFrom: 'customer' },
      steps: [
        { title: '收件', personId: 2 },
        { title: '送修', personId: 2 },
      ],
    },
  ]);
});

test('without a customer nothing is begun, and the form says who is missing', async () => {
  const { bridge } = await renderScreen(
    <StartDialog customer={null} startsFrom="customer" onClose={vi.fn()} />,
    {
      answers: {
        'settings.get': () => settingsOf(),
        'processes.templates': () => ({ templates: [OWN], replaced: [] }),
        'processes.people': () => PEOPLE,
      },
    },
  );
  await screen.findByRole('option', { name: '修壶' });
  await user.keyboard('{Control>}s{/Control}');
  expect(bridge.inputsOf('processes.start')).toEqual([]);
  await waitFor(() => {
    expect(document.querySelector('[aria-invalid="true"]')).not.toBeNull();
  });
});
