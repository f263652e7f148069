import type { PostingRow } from '@shared/features/complaints/posting.channels';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { PostingsScreen } from './PostingsScreen';

const HOSTILE = `O'Neil <img src=x onerror=alert(1)>`;
const rowOf = (over: Partial<PostingRow> = {}): PostingRow => ({
  id: 1,
  complaintId: 7 as PostingRow['complaintId'],
  raised: '茶叶受潮',
  changed: '换了铝箔内袋',
  passed: [],
  state: 'up',
  postedOn: '2026-11-20' as PostingRow['postedOn'],
  postedBy: '刘静',
  takenOn: null,
  takenBy: null,
  version: 3,
  open: 0,
  ...over,
});
const answersOf = (up: readonly PostingRow[], over: Answers = {}): Answers => ({
  'complaints.postings': ({ state }) => ({
    rows: state === 'up' ? [...up] : [],
    counts: { up: up.length, down: 0 },
  }),
  'complaints.takeDown': () => ({ id: 1 }),
  'complaints.printBoard': () => ({}),
  ...over,
});

test('what is up is told with who put it there, and what could say who somebody is by now is warned of', async () => {
  const rows = [rowOf({ open: 2 }), rowOf({ id: 2, raised: HOSTILE })];
  await renderScreen(<PostingsScreen />, { answers: answersOf(rows) });
  await screen.findByText('茶叶受潮');
  const panel = screen.getByRole('tabpanel', { name: '挂着' });
  within(panel).getByText('茶叶受潮');
  within(panel).getByText(HOSTILE);
  within(panel).getByText(/现在有 2 处可能让人认出是谁/u);
  expect(panel.querySelector('img')).toBeNull();
  expect(await findBarriers()).toEqual([]);
});

test('one is taken down as it is now, with undo', async () => {
  const { bridge } = await renderScreen(<PostingsScreen />, { answers: answersOf([rowOf()]) });
  await user.click(await screen.findByRole('button', { name: '取下这条公示：茶叶受潮' }));
  await screen.findByText('从公示栏取下了');
  expect(bridge.inputsOf('complaints.takeDown')).toEqual([{ id: 1, version: 3 }]);
});

test('the poster is printed in the size that was chosen', async () => {
  const { bridge } = await renderScreen(<PostingsScreen />, { answers: answersOf([rowOf()]) });
  await user.click(await screen.findByText('A3'));
  await user.click(screen.getByRole('button', { name: '打印' }));
  await waitFor(() => {
    expect(bridge.inputsOf('complaints.printBoard')).toEqual([{ size: 'A3', language: 'zh-CN' }]);
  });
});

test('with nothing up there is no poster, and what was taken down is behind its tab', async () => {
  await renderScreen(<PostingsScreen />, { answers: answersOf([]) });
  await user.click(await screen.findByRole('tab', { name: /取下的/u }));
  await screen.findByRole('tabpanel', { name: '取下的' });
  expect(screen.queryByRole('button', { name: '打印' })).toBeNull();
  expect(await findBarriers()).toEqual([]);
});
