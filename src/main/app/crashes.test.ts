import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CrashOptions, offerReopening } from './crashes';
import type { Question } from './dialogs';

let page: EventEmitter;
let done: string[];
let asked: Question[];
let answer: boolean;
let now: number;
let options: CrashOptions;

beforeEach(() => {
  page = new EventEmitter();
  done = [];
  asked = [];
  answer = true;
  now = 0;
  options = {
    language: async () => 'zh-CN',
    ask: async (question) => {
      asked.push(question);
      return answer;
    },
    reopen: (isAtHome) => void done.push(isAtHome ? 'home' : 'reopen'),
    quit: () => void done.push('quit'),
    now: () => now,
    log: (level, text) => void done.push(`${level} ${text}`),
  };
  offerReopening(page, options);
});

async function crash(reason = 'crashed'): Promise<void> {
  page.emit('render-process-gone', {}, { reason, exitCode: 9 });
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a page whose process is gone', () => {
  it.each(['crashed', 'killed', 'oom', 'launch-failed', 'abnormal-exit'])(
    'is opened again (%s)',
    async (reason) => {
      await crash(reason);
      expect(done).toEqual([`error the page is gone: ${reason}, exit code 9`, 'reopen']);
      expect(asked).toEqual([
        {
          title: '窗口意外关掉了',
          detail: '已经保存的都在，没填完的表单也留着。要重新打开窗口吗？',
          yes: '重新打开',
          no: '退出熟客',
        },
      ]);
    },
  );

  it('is asked about in the language of the shop', async () => {
    options.language = async () => 'en';
    await crash();
    expect(asked[0]?.yes).toBe('Open again');
  });

  it('ends the program where nobody wants it back', async () => {
    answer = false;
    await crash();
    expect(done.at(-1)).toBe('quit');
  });

  it('is opened at its beginning where it fails again at once, and as it was where it took its time', async () => {
    await crash();
    now = 30_000;
    await crash();
    now = 120_000;
    await crash();
    expect(done.filter((line) => !line.startsWith('error'))).toEqual(['reopen', 'home', 'reopen']);
  });

  it('is let go where it ended by itself', async () => {
    await crash('clean-exit');
    expect(done).toEqual([]);
  });
});
