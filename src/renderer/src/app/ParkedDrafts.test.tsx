import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../../../tests/support/builders/screens';
import { draftAnswers, type FakeDraft } from '../../../../tests/support/fakeDrafts';
import { findBarriers, renderScreen, user } from '../../../../tests/support/renderScreen';
import { ParkedDrafts } from './ParkedDrafts';

const SLOT = '11111111-1111-4111-8111-111111111111';
const begunAt = '2026-11-22T01:40:00.000Z';
const someone = { name: '单玉珍', number: null, phoneTail: '', isInBin: false };
const onNew: FakeDraft = {
  id: 1,
  place: { form: 'customers.create', slot: SLOT },
  title: '田振海',
  body: '{}',
  begunAt,
  customer: null,
};
const onEdit: FakeDraft = {
  ...onNew,
  id: 2,
  place: { form: 'customers.edit', customerId: idOf(7) },
  title: '',
  customer: someone,
};
const onNote: FakeDraft = { ...onEdit, id: 3, place: { form: 'customers.addNote', customerId: idOf(8) } };

let kept: FakeDraft[];
beforeEach(() => {
  kept = [onNote, onEdit, onNew];
});
const show = () => renderScreen(<ParkedDrafts />, { answers: draftAnswers(kept), at: '/customers' });
const badge = () => screen.findByRole('button', { name: /^挂起的草稿/ });
const openPanel = async () => {
  await user.click(await badge());
  return screen.findByRole('dialog', { name: '挂起的草稿' });
};

describe('parked drafts', () => {
  test('take no room where there are none', async () => {
    kept = [];
    const { bridge } = await show();
    await waitFor(() => {
      expect(bridge.inputsOf('drafts.list')).toHaveLength(1);
    });
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('are told by number, and by what they are about', async () => {
    await show();
    expect((await badge()).textContent).toContain('3');
    const panel = await openPanel();
    within(panel).getByText('田振海');
    within(panel).getByText(/^新增客户，.* 开始写$/);
    within(panel).getByText(/^改资料，/);
    within(panel).getByText(/^记一笔，/);
    expect(await findBarriers()).toEqual([]);
  });

  test('are chosen with the arrows and opened with Enter, each at its own place', async () => {
    await show();
    await openPanel();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(location.hash).toBe('#/customers/7/edit');
    expect(screen.queryByRole('dialog')).toBeNull();
    await openPanel();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(location.hash).toBe(`#/customers/new/${SLOT}`);
    await openPanel();
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/customers/8');
  });

  test('go back to the button with Esc', async () => {
    await show();
    await openPanel();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(await badge());
  });

  test('are thrown away with Del, and come back with undo', async () => {
    const { bridge } = await show();
    await openPanel();
    await user.keyboard('{Delete}');
    await screen.findByText('草稿丢掉了');
    expect(kept.map(({ id }) => id)).toEqual([2, 1]);
    bridge.emit('data.changed', { features: ['drafts'] });
    await waitFor(async () => {
      expect((await badge()).textContent).toContain('2');
    });
    await user.click(screen.getByRole('button', { name: /^撤销/ }));
    await waitFor(() => {
      expect(kept.map(({ place }) => place)).toContainEqual(onNote.place);
    });
  });

  test('of somebody in the bin say so and lead to the card, where they can be taken out', async () => {
    kept = [{ ...onEdit, customer: { ...someone, isInBin: true } }];
    await show();
    const panel = await openPanel();
    within(panel).getByText(/在回收站里/);
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/customers/7');
  });

  test('F4 opens the one that was typed into last, and says so where there is none', async () => {
    const { bridge } = await show();
    await badge();
    await user.keyboard('{F4}');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/8');
    });
    bridge.answer(draftAnswers([]));
    await user.keyboard('{F4}');
    await screen.findByText('没有别的挂起的草稿');
  });

  test('F4 leaves those in the bin alone', async () => {
    kept = [{ ...onEdit, customer: { ...someone, isInBin: true } }];
    await show();
    await badge();
    await user.keyboard('{F4}');
    await screen.findByText('没有别的挂起的草稿');
    expect(location.hash).toBe('#/customers');
  });
});
