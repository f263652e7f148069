import { afterEach, describe, expect, test } from 'vitest';
import { ClientError } from './client';
import { errorText } from './errorText';
import { i18n } from './i18n';

const failure = (code: string, ref: string | null = null) =>
  new ClientError({ code, params: {}, fields: [], ref });

afterEach(async () => {
  await i18n.changeLanguage('zh-CN');
});

describe('the text of a failure', () => {
  test('is the one of its code', async () => {
    expect(errorText(failure('data.diskFull'))).toContain('磁盘满了');
    await i18n.changeLanguage('en');
    expect(errorText(failure('data.diskFull'))).toContain('The disk is full');
  });

  test('of a bug names the reference that finds it in the log', () => {
    expect(errorText(failure('unexpected', 'A1B2'))).toContain('A1B2');
  });

  test('is never a bare code, whatever is thrown', () => {
    for (const thrown of [
      failure('nobody.knowsThis'),
      failure('errors'),
      new Error('SQLITE_IOERR'),
      'x',
      null,
    ]) {
      expect(errorText(thrown)).toBe(i18n.t('errors.unexpected'));
    }
  });
});
