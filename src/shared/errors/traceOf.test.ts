import { describe, expect, it } from 'vitest';
import { AppError } from './AppError';
import { traceOf } from './traceOf';

describe('what is logged of a failure', () => {
  it('is its name, its code and where it happened', () => {
    const trace = traceOf(new AppError('customers.numberTaken'));
    expect(trace.split('\n')[0]).toBe('AppError customers.numberTaken');
    expect(trace).toMatch(/\n {4}at .*traceOf\.test\.ts/u);
    const full = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    expect(traceOf(full)).toMatch(/^Error SQLITE_FULL\n/u);
  });

  it.each([
    'cannot read 单雄信',
    'wxid_qqq_zz',
    'two\nlines',
    'a line that looks like a place\n    at wxid_qqq_zz (13800138000)\n    at 单雄信',
    '$& $1',
  ])('is nothing of its message %j', (message) => {
    const trace = traceOf(new TypeError(message));
    for (const word of ['单雄信', 'wxid', 'lines', '138', '$&']) expect(trace).not.toContain(word);
    expect(trace).toMatch(/^TypeError\n {4}at /u);
  });

  it('is no code that somebody typed', () => {
    expect(traceOf(Object.assign(new Error(), { code: '单 雄信' })).split('\n')[0]).toBe('Error');
  });

  it.each([['text'], [null], [undefined], [7], [{ stack: '单雄信', message: 'x' }]])(
    'is only its kind where %j was thrown',
    (thrown) => {
      expect(traceOf(thrown)).toBe(typeof thrown);
    },
  );
});
