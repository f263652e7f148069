import { expect, test } from 'vitest';
import type { FileFacts } from '@shared/features/transfer/transfer.contract';
import { columnLetter, fieldOf, headersOf, mappedFields, withField, withTarget } from './columns';

test('columns are lettered as a spreadsheet letters them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a field that is given to a column is taken from the one that had it', () => {
  const before = { soldOn: 1, quantity: 2 };
  expect(withField(before, 4, 'soldOn')).toEqual({ soldOn: 4, quantity: 2 });
  expect(before).toEqual({ soldOn: 1, quantity: 2 });
});

test('a column has one field: a new one takes the place of the old', () => {
  expect(withField({ soldOn: 1, quantity: 2 }, 2, 'amount')).toEqual({ soldOn: 1, amount: 2 });
  expect(withField({ soldOn: 1, quantity: 2 }, 2, null)).toEqual({ soldOn: 1 });
  expect(fieldOf({ soldOn: 1 }, 2)).toBeNull();
});

test('mapped fields come in the order of the target, whatever their columns', () => {
  expect(mappedFields({ target: 'customers', mapping: { phone: 0, number: 5, name: 2 } })).toEqual([
    'number',
    'name',
    'phone',
  ]);
});

const facts = {
  columns: [
    { index: 0, header: '姓名', samples: ['单玉珍'] },
    { index: 1, header: '手机号', samples: ['13811452045'] },
    { index: 2, header: 'x'.repeat(300), samples: [] },
  ],
  layout: { target: 'sales', mapping: { customerName: 0 } },
} as unknown as FileFacts;

test('another target has other fields, so its columns are matched anew; going back restores the first match', () => {
  const customers = withTarget(facts.layout, 'customers', facts);
  expect(customers.mapping).toEqual({ name: 0, phone: 1 });
  expect(withTarget(customers, 'sales', facts).mapping).toEqual({ customerName: 0 });
  expect(withTarget(facts.layout, 'sales', facts)).toBe(facts.layout);
});

test('headers longer than the program keeps are cut', () => {
  expect(headersOf(facts).map((header) => header.length)).toEqual([2, 3, 200]);
});
