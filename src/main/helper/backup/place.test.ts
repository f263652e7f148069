import { AppError } from '@shared/errors/AppError';
import { expect, test } from 'vitest';
import { placeError } from './place';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ['ENOSPC', 'backup.placeFull'],
  ['EACCES', 'backup.placeNotWritable'],
  ['ENOENT', 'backup.placeGone'],
  ['EIO', 'backup.placeGone'],
  ['UNKNOWN', 'backup.placeGone'],
])('the system says %s of a place: %s', (code, told) => {
  expect(placeError(failure(code))).toEqual(new AppError(told as `${string}.${string}`));
});

test('a bug comes back as it is', () => {
  const bug = new TypeError('x');
  expect(placeError(bug)).toBe(bug);
});
