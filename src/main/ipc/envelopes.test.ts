import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import { findChannel } from '@shared/ipc/contracts';
import type { Channel } from '@shared/ipc/contract';
import { envelope } from './envelopes';
import { parseInput } from './requests';

type Bug = { ref: string; channel: string; error: unknown };

function watching(): { bugs: Bug[]; log: (ref: string, channel: string, error: unknown) => void } {
  const bugs: Bug[] = [];
  return { bugs, log: (ref, channel, error) => void bugs.push({ ref, channel, error }) };
}

describe('an envelope', () => {
  it('holds the value, of what is at once and of what is later', async () => {
    const { bugs, log } = watching();
    expect(await envelope('x.y', log, () => 7)).toEqual({ ok: true, value: 7 });
    expect(await envelope('x.y', log, async () => null)).toEqual({ ok: true, value: null });
    expect(bugs).toEqual([]);
  });

  it('tells an expected failure by its code, and logs nothing', async () => {
    const { bugs, log } = watching();
    const failing = (): never => {
      throw new AppError('customers.numberTaken', { count: 1 }, ['number']);
    };
    const told = {
      ok: false,
      error: { code: 'customers.numberTaken', params: { count: 1 }, fields: ['number'], ref: null },
    };
    expect(await envelope('x.y', log, failing)).toEqual(told);
    expect(await envelope('x.y', log, async () => failing())).toEqual(told);
    expect(bugs).toEqual([]);
  });

  it('tells trouble of the disk in words that a person can act on', async () => {
    const { bugs, log } = watching();
    const full = (): never => {
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    expect(await envelope('x.y', log, full)).toMatchObject({
      ok: false,
      error: { code: 'data.diskFull', ref: null },
    });
    expect(bugs).toEqual([]);
  });

  it.each([
    ['an error', new TypeError('name of 单雄信 is not a function')],
    ['SQL gone wrong', new Database.SqliteError('no such column: x', 'SQLITE_ERROR')],
    ['a text', '单雄信'],
    ['nothing', undefined],
  ])('tells of %s only a reference, under which the log has it', async (_what, error) => {
    const { bugs, log } = watching();
    const answer = await envelope('customers.edit', log, () => Promise.reject(error as Error));
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected', params: {}, fields: [] } });
    expect(JSON.stringify(answer)).not.toContain('单雄信');
    expect(bugs).toEqual([{ ref: answer.ok ? '' : answer.error.ref, channel: 'customers.edit', error }]);
  });

  it('gives each bug a reference of its own', async () => {
    const { bugs, log } = watching();
    for (let at = 0; at < 5; at += 1) await envelope('x.y', log, () => Promise.reject(new Error('x')));
    expect(new Set(bugs.map((bug) => bug.ref)).size).toBe(5);
  });
});

describe('refused input', () => {
  it('names the fields, at most twenty, and none of their values', () => {
    const channel = findChannel('customers.create') as Channel;
    const secret = '单雄信13800138000';
    const input = {
      name: 7,
      gender: secret,
      birthday: { month: secret },
      tags: Array.from({ length: 50 }, () => ''),
    };
    try {
      parseInput(channel, input);
      expect.unreachable();
    } catch (error) {
      const told = (error as AppError).toEnvelope();
      expect(told.code).toBe('ipc.badInput');
      expect(told.fields).toEqual(expect.arrayContaining(['name', 'gender', 'birthday.month', 'tags.0']));
      expect(told.fields.length).toBeLessThanOrEqual(20);
      expect(JSON.stringify(told)).not.toContain(secret);
    }
  });
});
