import { expect, test } from 'vitest';
import { RunningWork } from './runningWork';

const news = (taskId: string, channel: string) => ({ taskId, channel, step: 'rows', done: 1, total: 9 });
const error = { code: 'transfer.cancelled', params: {}, fields: [], ref: null };

test('work runs from its first news to its end; a trial run and the making of a sample do not count', () => {
  const works = new RunningWork();
  works.hear('task.progress', news('a', 'transfer.run'));
  works.hear('task.progress', news('a', 'transfer.run'));
  works.hear('task.progress', news('b', 'transfer.undo'));
  works.hear('task.progress', news('c', 'transfer.dryRun'));
  works.hear('task.progress', news('sample', 'settings.openSample'));
  expect(works.channels()).toEqual(['transfer.run', 'transfer.undo']);
  works.hear('task.ended', { taskId: 'a', channel: 'transfer.run', result: { ok: false, error } });
  expect(works.ids()).toEqual(['b']);
});
