import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileTokens } from './files';

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
