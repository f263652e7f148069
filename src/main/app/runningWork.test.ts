import { expect, test } from 'vitest';
import { RunningWork } from './runningWork';

const error = { code: 'transfer.running', params: {}, fields: [], ref: null };
const asked = (channel: string, commandId: string) => ({ channel, commandId, input: {} });
const TASK = { kind: 'task', isAudited: true } as const;
const TRIAL = { kind: 'task', isAudited: false } as const;
const ACT = { kind: 'command', isAudited: true } as const;

test('work runs from the asking to its end; a refused one, a trial run and a plain act do not count', async () => {
  const works = new RunningWork();
  const accepted = Promise.resolve({ ok: true, value: {} } as const);
  const followed = works.follow(asked('transfer.run', 'a'), TASK, accepted);
  expect(works.channels()).toEqual(['transfer.run']);
  expect(await followed).toEqual({ ok: true, value: {} });
  await works.follow(asked('transfer.undo', 'b'), TASK, accepted);
  await works.follow(asked('transfer.run', 'c'), TASK, Promise.resolve({ ok: false, error } as const));
  await works.follow(asked('transfer.dryRun', 'd'), TRIAL, accepted);
  await works.follow(asked('customers.create', 'e'), ACT, accepted);
  expect(works.ids()).toEqual(['a', 'b']);
  works.hear('task.ended', { taskId: 'a', channel: 'transfer.run', result: { ok: false, error } });
  expect(works.ids()).toEqual(['b']);
});
