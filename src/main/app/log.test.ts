import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { openLog, redact } from './log';

const now = (): Date => new Date('2026-11-24T02:30:00.000Z');

describe('what a log line leaves out', () => {
  it.each([
    ['called 13800138000 twice', 'called <number> twice'],
    ['138 0013 8000', '<number>'],
    ['010-65529988', '<number>'],
    ['+86 138-0013-8000', '+<number>'],
    ['id 110101199003074233', 'id <number>'],
    ['shan.yz+shop@mail.example.com, now', '<mail>, now'],
    ['12345', '<number>'],
    ['Unexpected token in "单雄信,𠮷野家"', 'Unexpected token in "<text>,<text>"'],
  ])('is a number or address in %j', (text, told) => {
    expect(redact(text)).toBe(told);
  });

  it.each(['1３８００１３８０００', '１３８００１３８０００', '１３８ ００１３ ８０００'])(
    'is a number in wide digits: %j',
    (text) => {
      expect(redact(`call ${text}`)).not.toMatch(/[\d０-９]{4}/u);
    },
  );

  it.each([
    'slow unit transfer.rows: 312 ms',
    'at Unit.insert (/app/out/main/host.js:1204:17)',
    'code 1234',
    'UNIQUE constraint failed: customers.number',
  ])('is nothing of %j', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('the log', () => {
  it('writes one line for each, with its time, in a folder that it makes', () => {
    const file = join(scratchDir(), 'logs', 'main.log');
    const log = openLog(file, now);
    log('info', 'started');
    log('error', 'bug 1a2b in customers.edit: 13800138000');
    expect(readFileSync(file, 'utf8')).toBe(
      '2026-11-24T02:30:00.000Z info started\n2026-11-24T02:30:00.000Z error bug 1a2b in customers.edit: <number>\n',
    );
  });

  it('begins anew beside the old one where it has grown too long', () => {
    const file = join(scratchDir(), 'main.log');
    writeFileSync(file, 'x'.repeat(2_000_001));
    const log = openLog(file, now);
    log('info', 'fresh');
    log('info', 'again');
    expect(statSync(`${file}.1`).size).toBe(2_000_001);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('drops a line that it cannot write, and goes on', () => {
    const dir = scratchDir();
    mkdirSync(join(dir, 'main.log'));
    expect(() => {
      openLog(join(dir, 'main.log'), now)('error', 'lost');
    }).not.toThrow();
    writeFileSync(join(dir, 'file'), '');
    expect(() => {
      openLog(join(dir, 'file', 'logs', 'main.log'), now)('error', 'lost');
    }).not.toThrow();
  });
});
