import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { type AppError } from '../../shared/errors/AppError';
import {
  type CustomerRow,
  type ReadBatch,
  type ReadRow,
} from '../../shared/features/transfer/transfer.rows.rules';
import { fileFolder } from '../../../tests/fixtures/transfer/makeFiles';
import { inspectFile } from './inspectFile';
import { readFile } from './readFile';
import { type Work } from './work';

const folder = fileFolder();
afterAll(() => folder.remove());

const quiet: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };

/** Reads an address book as its inspection suggests. */
async function read(content: string | Buffer): Promise<{ rows: ReadRow<CustomerRow>[]; format: string }> {
  const path = folder.write('contacts.vcf', content);
  const facts = await inspectFile({ path }, quiet);
  expect(facts.guess.target).toBe('customers');
  const rows: ReadRow<CustomerRow>[] = [];
  const send = (json: string): Promise<void> => {
    rows.push(...(JSON.parse(json) as ReadBatch<CustomerRow>).rows);
    return Promise.resolve();
  };
  const { target, mapping } = facts.guess;
  const { encoding, delimiter } = facts;
  await readFile(
    { path, headerRow: facts.chosen.headerRow, encoding, delimiter, target, mapping },
    { ...quiet, send },
  );
  return { rows, format: facts.format };
}
const peopleOf = async (content: string | Buffer): Promise<(CustomerRow | null)[]> =>
  (await read(content)).rows.map(({ item }) => item);
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

const quoted = (text: string, charset: string): string =>
  [...iconv.encode(text, charset)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

describe('the cards of a phone', () => {
  it('of version 3.0 are read with every phone, in the order of the card', async () => {
    const { rows, format } = await read(
      card(
        'VERSION:3.0',
        'N:单;雄信;;;',
        'FN:单雄信',
        'TEL;TYPE=CELL,PREF:138 0013 8000',
        'item1.TEL;type=WORK:0571-8888 6666',
        'item1.X-ABLabel:茶室',
        'TEL;TYPE=FAX:0571-8888 0000',
        'EMAIL;TYPE=INTERNET:shan@example.com',
        'EMAIL:er@example.com',
        'BDAY:1985-03-05',
        'ADR;TYPE=HOME:;;文三路 1 号;杭州;浙江;310000;中国',
        'ORG:瓦岗茶行;二贤庄',
        'CATEGORIES:老客,爱喝茶',
        'NOTE:急\\, 带孩子\\n嫌贵',
        'X-WECHAT:shanxx',
      ),
    );
    expect(format).toBe('vcf');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ row: 2, problems: [] });
    expect(rows[0]?.item).toMatchObject({
      name: '单雄信',
      wechat: 'shanxx',
      email: 'shan@example.com',
      birthday: { year: 1985, month: 3, day: 5 },
      address: '中国浙江杭州文三路 1 号',
      region: '浙江杭州',
      company: '瓦岗茶行 二贤庄',
      tags: ['老客', '爱喝茶'],
      note: '急, 带孩子\n嫌贵\nFAX: 0571-8888 0000\nEMAIL: er@example.com',
    });
    expect(rows[0]?.item?.phones.map(({ digits }) => digits)).toEqual(['13800138000', '057188886666']);
  });

  it.each(['UTF-8', 'GBK'])('of an old Android (2.1, quoted-printable, %s) are read', async (charset) => {
    const name = quoted('曾国', charset);
    const note = quoted('不吃辣，常买龙井', charset);
    const [person] = await peopleOf(
      card(
        'VERSION:2.1',
        `N;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${name};;;;`,
        `FN;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${name}`,
        'TEL;CELL;PREF:13900139000',
        'TEL;HOME:87654321',
        `NOTE;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${note.slice(0, 30)}=`,
        note.slice(30),
        'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD',
        ' /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwME',
        '',
        'X-ANDROID-CUSTOM;CHARSET=UTF-8:vnd.android.cursor.item/contact_event;--03-05;3;;;;;;;;;;;;;',
      ),
    );
    expect(person).toMatchObject({
      name: '曾国',
      note: '不吃辣，常买龙井',
      birthday: { year: null, month: 3, day: 5 },
    });
    expect(person?.phones.map(({ digits }) => digits)).toEqual(['13900139000', '87654321']);
  });

  it('that name no encoding, or a wrong one, are read by their bytes', async () => {
    const [raw] = await peopleOf(
      iconv.encode(card('VERSION:2.1', 'FN:覃小盖', 'TEL:13700137000'), 'gb18030'),
    );
    expect(raw?.name).toBe('覃小盖');
    const [wrong] = await peopleOf(
      card('VERSION:2.1', `FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:${quoted('解珍', 'gb18030')}`),
    );
    expect(wrong?.name).toBe('解珍');
  });

  it('of version 4.0 have their addresses taken for numbers and mail', async () => {
    const [person] = await peopleOf(
      card(
        'VERSION:4.0',
        'FN:O’Neil 𠮷 <img onerror>',
        'TEL;VALUE=uri;TYPE="voice,home":tel:+86-138-0013-8001;ext=2',
        'EMAIL:mailto:a@b.cn',
        'GENDER:F',
        'BDAY:--0229',
        'IMPP:wechat:wx_neil',
        'IMPP:xmpp:neil@x.org',
        'ADR:;;1 Main St;Hangzhou;Zhejiang;310000;China',
      ),
    );
    expect(person).toMatchObject({
      name: 'O’Neil 𠮷 <img onerror>',
      email: 'a@b.cn',
      gender: 'female',
      wechat: 'wx_neil',
      birthday: { year: null, month: 2, day: 29 },
      address: '1 Main St, Hangzhou, Zhejiang 310000, China',
      note: 'xmpp: neil@x.org',
    });
    expect(person?.phones.map(({ digits }) => digits)).toEqual(['13800138001']);
  });

  it('folded lines are one, a name is put together where none is written, and a card inside is of another', async () => {
    const people = await peopleOf(
      card('VERSION:3.0', 'N:欧阳;修;;;', 'NOTE:一', ' 二', '\t三') +
        card('VERSION:3.0', 'N:Smith;John;Q.;Dr.;Jr.', 'TEL:13600136000') +
        card('VERSION:2.1', 'FN:李', 'TEL:13500135000', 'AGENT:', card('FN:王', 'TEL:13400134000').trim()),
    );
    expect(people.map((one) => one?.name)).toEqual(['欧阳修', 'Dr. John Q. Smith Jr.', '李']);
    expect(people[0]?.note).toBe('一二三');
    expect(people[2]?.phones.map(({ digits }) => digits)).toEqual(['13500135000']);
  });

  it('lists of members are no people, and a year that the phone made up is none', async () => {
    const people = await peopleOf(
      card('VERSION:3.0', 'FN:茶友群', 'X-ADDRESSBOOKSERVER-KIND:group') +
        card('VERSION:3.0', 'FN:张', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-10-01'),
    );
    expect(people.map((one) => [one?.name, one?.birthday?.year])).toEqual([['张', null]]);
  });

  it('a card that the file breaks off in is told and left out; one without anybody, too', async () => {
    const { rows } = await read(
      `${card('VERSION:3.0', 'FN:张', 'TEL:13800138000')}${card('VERSION:3.0', 'NOTE:谁')}BEGIN:VCARD\r\nFN:李四\r\nTEL:1380013`,
    );
    expect(rows.map(({ item, problems }) => [item?.name ?? null, problems[0]?.code])).toEqual([
      ['张', undefined],
      [null, 'noIdentity'],
      [null, 'cardCutOff'],
    ]);
  });

  it('cut at every byte and filled with rubbish ends in rows or in one refusal', async () => {
    const whole = Buffer.from(card('VERSION:3.0', 'N:单;雄信;;;', 'FN:单雄信', 'TEL:13800138000'));
    let taken = 0;
    for (let end = 1; end < whole.length; end += 3) {
      const outcome = await read(Buffer.concat([whole, whole.subarray(0, end)])).then(
        ({ rows }) => rows[0]?.item?.name,
        (error: AppError) => error.code,
      );
      expect(outcome).toBe('单雄信');
      taken += 1;
    }
    expect(taken).toBeGreaterThan(20);
    const path = folder.write('endless.vcf', `BEGIN:VCARD\r\nNOTE:${'x'.repeat(13 * 1024 * 1024)}`);
    await expect(inspectFile({ path }, quiet)).rejects.toThrow('transfer.fileBroken');
  });
});
