import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUSTOMER_FIELDS, type CustomerRow, type ReadOptions, type ReadRow } from './transfer.rows.rules';
import { withOwnColumns } from './transfer.columns.rules';
import { customerReader, parseBirthday } from './transfer.people.rules';

const MAPPING = Object.fromEntries(CUSTOMER_FIELDS.map((field, index) => [field, index]));
const HEADERS = [
  '会员号',
  '姓名',
  '手机',
  '备用',
  '家庭',
  '微信',
  '邮箱',
  '性别',
  '生日',
  '地址',
  '地区',
  '单位',
  '标签',
  '备注',
];

function read(
  values: Partial<Record<(typeof CUSTOMER_FIELDS)[number], string>>,
  options: ReadOptions = {},
): ReadRow<CustomerRow> {
  return customerReader(
    MAPPING,
    options,
    HEADERS,
  )(
    5,
    CUSTOMER_FIELDS.map((field) => values[field] ?? ''),
  );
}
const codesOf = (row: ReadRow): string[] => row.problems.map(({ code }) => code);

describe('customerReader', () => {
  it('reads a whole row', () => {
    const row = read({
      number: '00123',
      name: ' 单雨珍 ',
      phone: '138 0013 8000',
      phone2: '010-65529988转8012',
      wechat: 'shan_yz',
      email: 'shan@example.com',
      gender: '女',
      birthday: '1990年3月5日',
      address: '北京市朝阳区\n三里屯',
      region: '北京',
      company: '雨珍花店',
      tags: '老客户，爱喝茶;VIP,老客户',
      note: '第一行\r\n第二行',
    });
    expect(row.problems).toEqual([]);
    expect(row.item).toEqual({
      number: '00123',
      name: '单雨珍',
      phones: [
        { digits: '13800138000', display: '138 0013 8000', kind: 'mobile' },
        { digits: '01065529988', display: '010-65529988 转 8012', kind: 'landline' },
      ],
      wechat: 'shan_yz',
      email: 'shan@example.com',
      gender: 'female',
      birthday: { month: 3, day: 5, year: 1990, calendar: 'solar' },
      address: '北京市朝阳区 三里屯',
      region: '北京',
      company: '雨珍花店',
      tags: ['老客户', '爱喝茶', 'VIP'],
      note: '第一行\n第二行',
    });
  });

  it('needs a number, a name or a usable phone', () => {
    expect(read({ number: '7' }).item).not.toBeNull();
    expect(read({ name: '张三' }).item).not.toBeNull();
    expect(read({ phone: '13800138000' }).item).not.toBeNull();
    expect(codesOf(read({ address: '上海', note: 'x' }))).toEqual(['noIdentity']);
    expect(codesOf(read({ phone: '1.38E+10' }))).toEqual(['phoneDamaged', 'noIdentity']);
    expect(read({ phone: '1.38E+10' }).item).toBeNull();
  });

  it('takes several phones out of one cell, each once', () => {
    const digits = (text: string): string[] | undefined =>
      read({ name: 'x', phone: text }).item?.phones.map((phone) => phone.digits);
    expect(digits('13800138000/13900139000')).toEqual(['13800138000', '13900139000']);
    expect(digits('13800138000 13900139000')).toEqual(['13800138000', '13900139000']);
    expect(digits('13800138000、+86 138 0013 8000；010-65529988')).toEqual(['13800138000', '01065529988']);
    expect(digits('138 0013 8000')).toEqual(['13800138000']);
    expect(digits('+86 13800138000')).toEqual(['13800138000']);
  });

  it('keeps short numbers with a warning and leaves out what is no number', () => {
    expect(read({ name: 'x', phone: '661234' })).toMatchObject({
      item: { phones: [{ digits: '661234', kind: 'unsure' }] },
      problems: [{ code: 'phoneTooShort', severity: 'warn', column: 2, text: '661234' }],
    });
    expect(read({ name: 'x', phone: '12' })).toMatchObject({
      item: { phones: [] },
      problems: [{ code: 'phoneTooShort' }],
    });
    expect(read({ name: 'x', phone: '问老王' })).toMatchObject({
      item: { phones: [] },
      problems: [{ code: 'phoneUnreadable' }],
    });
    expect(read({ name: 'x', phone: '王 8765' })).toMatchObject({
      item: { phones: [] },
      problems: [{ code: 'phoneUnreadable' }],
    });
    expect(read({ name: 'x', phone: '6222021234567890123' })).toMatchObject({
      item: { phones: [] },
      problems: [{ code: 'phoneTooLong' }],
    });
    expect(read({ name: 'x', phone: '无' })).toMatchObject({ item: { phones: [] }, problems: [] });
  });

  it.each([
    ['女', 'female'],
    ['先生', 'male'],
    ['F', 'female'],
    ['male', 'male'],
    ['未知', null],
    ['', null],
  ])('reads the gender %j as %j without a word', (text, gender) => {
    const row = read({ name: 'x', gender: text });
    expect(row.item?.gender).toBe(gender);
    expect(row.problems).toEqual([]);
  });

  it('takes a row without the gender, birthday or address of mail that it cannot read', () => {
    const row = read({ name: 'x', gender: '1', birthday: '农历三月初五', email: 'nobody' });
    expect(row.item).toMatchObject({ gender: null, birthday: null, email: null });
    expect(codesOf(row).sort()).toEqual(['birthdayUnreadable', 'emailUnreadable', 'genderUnreadable']);
  });

  it('skips the header once more, and sums at the foot, but not a person called 总计', () => {
    expect(codesOf(customerReader(MAPPING, {}, HEADERS)(9, HEADERS))).toEqual(['headerAgain']);
    expect(codesOf(read({ number: '合计', name: '128' }))).toEqual(['totalRow']);
    expect(codesOf(read({ number: '共 128 人' }))).toEqual(['totalRow']);
    expect(read({ name: '总计', phone: '13800138000' }).item?.name).toBe('总计');
  });

  it('cuts long notes and tags, and says so', () => {
    const row = read({ name: 'x', note: '好'.repeat(30_000), tags: '长'.repeat(60) });
    expect(row.item?.note?.length).toBe(20_000);
    expect(row.item?.tags).toEqual(['长'.repeat(40)]);
    expect(codesOf(row)).toEqual(['cellTooLong', 'cellTooLong']);
    const many = read({ name: 'x', tags: Array.from({ length: 60 }, (_, i) => `t${i}`).join(',') });
    expect(many.item?.tags.length).toBe(50);
    expect(codesOf(many)).toEqual(['tooManyTags']);
  });

  it('never cuts a character in half', () => {
    const name = `${'a'.repeat(199)}𠮷`;
    expect(read({ name }).item?.name).toBe('a'.repeat(199));
  });

  it('answers one row for any cells and never throws', () => {
    const readRow = customerReader(MAPPING, {}, HEADERS);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 16 }), (cells) => {
        const row = readRow(3, cells);
        expect(row.item === null).toBe(row.problems.some(({ severity }) => severity === 'skip'));
        expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      }),
    );
  });
});

describe('parseBirthday', () => {
  it.each([
    ['1990-03-05', { month: 3, day: 5, year: 1990 }],
    ['1990/3/5', { month: 3, day: 5, year: 1990 }],
    ['85-3-5', { month: 3, day: 5, year: 1985 }],
    ['19900305', { month: 3, day: 5, year: 1990 }],
    ['3-5', { month: 3, day: 5, year: null }],
    ['3月5日', { month: 3, day: 5, year: null }],
    ['0305', { month: 3, day: 5, year: null }],
    ['2.29', { month: 2, day: 29, year: null }],
  ])('reads %s', (text, birthday) => {
    expect(parseBirthday(text)).toEqual({ ...birthday, calendar: 'solar' });
  });

  it.each(['', '2-30', '13-5', '三月初五', '1850-01-01', '3/5/90', '1990'])('refuses %j', (text) => {
    expect(parseBirthday(text)).toBeNull();
  });

  it('follows the order that it is told', () => {
    expect(parseBirthday('5/3', 'dmy')).toMatchObject({ month: 3, day: 5 });
    expect(parseBirthday('5/3/90', 'dmy')).toMatchObject({ month: 3, day: 5, year: 1990 });
    expect(parseBirthday('3/5/90', 'mdy')).toMatchObject({ month: 3, day: 5, year: 1990 });
  });
});

describe('fields of the shop’s own', () => {
  const own = [
    { id: 7, name: '鞋码', kind: 'number' as const, choices: [] },
    { id: 9, name: '孩子生日', kind: 'date' as const, choices: [] },
  ];
  const readOwn = (cells: string[], dayOrder: ReadOptions['dayOrder'] = null) =>
    customerReader({ name: 0, 'field:7': 1, 'field:9': 2 }, { own, dayOrder }, ['姓名', '鞋码', '孩子生日'])(
      2,
      cells,
    );

  it('are read as a form reads them, in the order of days of the file', () => {
    expect(readOwn(['单玉珍', '３９.５', '3/5/19'], 'mdy').item?.own).toEqual([
      { fieldId: 7, text: '39.5', milli: 39_500 },
      { fieldId: 9, text: '2019-03-05', milli: null },
    ]);
    expect(readOwn(['单玉珍', '', '暂无']).item).not.toHaveProperty('own');
  });

  it('are left out and told where they cannot be read; the row comes in', () => {
    const row = readOwn(['单玉珍', '均码', '3/5/19']);
    expect(row.item?.name).toBe('单玉珍');
    expect(row.item).not.toHaveProperty('own');
    expect(row.problems.map(({ code, column }) => [code, column])).toEqual([
      ['ownUnreadable', 1],
      ['ownUnreadable', 2],
    ]);
  });

  it('are met by columns that bear their names and are nothing else yet', () => {
    const columns = ['姓名', '鞋码 （欧码）', '孩子生日', '生日'].map((header, index) => ({ index, header }));
    expect(withOwnColumns({ name: 0, birthday: 3 }, columns, own)).toEqual({
      name: 0,
      birthday: 3,
      'field:7': 1,
      'field:9': 2,
    });
    expect(withOwnColumns({ name: 1 }, columns, own)).toEqual({ name: 1, 'field:9': 2 });
  });
});
