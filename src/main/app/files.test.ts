import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileTokens, assertDropped, isOwnPath } from './files';

describe('files that a person chose', () => {
  it('are known by a token that says nothing of the path', () => {
    const files = new FileTokens();
    const path = join('/home/wang/客户', '名单.csv');
    const { token, name } = files.keep(path);
    expect(name).toBe('名单.csv');
    expect(token).toMatch(/^[0-9a-f-]{36}$/u);
    expect(files.find(token)).toEqual({ path, name });
    expect(files.get(token)).toEqual({ path, name });
  });

  it('have a token each, the same file again too, and the older one still holds', () => {
    const files = new FileTokens();
    const first = files.keep('/a/x.csv');
    const second = files.keep('/a/x.csv');
    expect(second.token).not.toBe(first.token);
    expect(files.get(first.token).path).toBe('/a/x.csv');
  });

  it.each(['', 'x', '/a/x.csv', '../x', '22222222-2222-4222-8222-222222222222', '__proto__', 'constructor'])(
    'are not to be had by %j',
    (token) => {
      const files = new FileTokens();
      files.keep('/a/x.csv');
      expect(files.find(token)).toBeNull();
      expect(() => files.get(token)).toThrow('transfer.unknownToken');
    },
  );

  it('are not known to another program run', () => {
    const { token } = new FileTokens().keep('/a/x.csv');
    expect(new FileTokens().find(token)).toBeNull();
  });
});

describe('a path that a page hands over', () => {
  it.each(['C:\\客户\\名单.csv', 'd:/x.csv', 'C:\\a b\\nul-values.csv'])('may be %j on Windows', (path) => {
    expect(isOwnPath(path, 'win32')).toBe(true);
  });

  it.each([
    '\\\\server\\share\\x.csv',
    '//server/share/x.csv',
    '\\\\?\\C:\\x.csv',
    '\\\\?\\UNC\\server\\share\\x.csv',
    '\\\\.\\pipe\\x',
    '\\\\.\\PhysicalDrive0',
    '\\??\\C:\\x.csv',
    'C:x.csv',
    'x.csv',
    '..\\x.csv',
    '/etc/passwd',
    'C:\\x.csv:stream',
    'C:\\NUL',
    'C:\\con\\x.csv',
    'C:\\x\\com1.csv',
    'file:///C:/x.csv',
    'C:\\x\0.csv',
    '',
  ])('is not %j on Windows', (path) => {
    expect(isOwnPath(path, 'win32')).toBe(false);
  });

  it('may be a full path elsewhere, of no device and no other computer', () => {
    for (const path of ['/home/wang/客户.csv', '/devices/x.csv']) expect(isOwnPath(path, 'linux')).toBe(true);
    for (const path of [
      '',
      'x.csv',
      '../x',
      '//server/x',
      '/dev/sda',
      '/proc/self/environ',
      '/sys/x',
      '/a\0b',
    ]) {
      expect(isOwnPath(path, 'linux'), path).toBe(false);
    }
  });

  it.each([[null], [undefined], [7], [{}], [['/x']], ['']])('is refused where it is %j', (path) => {
    expect(() => {
      assertDropped(path);
    }).toThrow('transfer.fileMissing');
  });

  it.skipIf(process.platform === 'win32')('is refused where no plain file lies there', () => {
    expect(() => {
      assertDropped('/dev/null');
    }).toThrow('transfer.notOnThisComputer');
  });
});
