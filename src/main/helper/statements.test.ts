import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type ReadBatch,
  type ReadRow,
  type SaleLine,
} from '../../shared/features/transfer/transfer.rows.rules';
import { fileFolder } from '../../../tests/fixtures/transfer/makeFiles';
import { inspectFile } from './inspectFile';
import { readFile } from './readFile';
import { type Work } from './work';

const folder = fileFolder();
afterAll(() => folder.remove());

const quiet: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };

async function salesOf(content: Buffer): Promise<ReadRow<SaleLine>[]> {
  const path = folder.write('bill.csv', content);
  const { chosen, guess, encoding, delimiter } = await inspectFile({ path }, quiet);
  expect(guess.target).toBe('sales');
  const rows: ReadRow<SaleLine>[] = [];
  const send = (json: string): Promise<void> => {
    rows.push(...(JSON.parse(json) as ReadBatch<SaleLine>).rows);
    return Promise.resolve();
  };
  const { target, mapping } = guess;
  await readFile(
    { path, headerRow: chosen.headerRow, encoding, delimiter, target, mapping },
    { ...quiet, send },
  );
  return rows;
}
const told = (rows: readonly ReadRow<SaleLine>[]): unknown[] =>
  rows.map(({ item, problems }) =>
    item === null ? problems[0]?.code : [item.kind, item.amountCents, item.customerName],
  );

describe('a statement of WeChat Pay', () => {
  const head = [
    '微信支付账单明细,,,,,,,,',
    '微信昵称：[清和茶礼],,,,,,,,',
    '起始时间：[2026-10-01 00:00:00] 终止时间：[2026-10-31 23:59:59],,,,,,,,',
    '导出类型：[全部],,,,,,,,',
    '导出时间：[2026-11-01 09:12:45],,,,,,,,',
    ',,,,,,,,',
    '共6笔记录,,,,,,,,',
    '收入：3笔 376.00元,,,,,,,,',
    '支出：2笔 100.00元,,,,,,,,',
    '中性交易：1笔 500.00元,,,,,,,,',
    '注：,,,,,,,,',
    '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,',
    '2. 本明细仅展示当前账单中的交易，不包括已删除的记录,,,,,,,,',
    ',,,,,,,,',
    '----------------------微信支付账单明细列表--------------------,,,,,,,,',
    '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
  ];
  const rows = [
    '2026-10-05 10:21:03,二维码收款,单玉珍,"收款方备注:二维码收款",收入,¥136.00,/,已存入零钱,"100005	","100	","/"',
    '2026-10-06 11:00:00,二维码收款-退款,单玉珍,"二维码收款退款",支出,¥36.00,零钱,已退款,"100006	","101	","/"',
    '2026-10-07 12:00:00,商户消费,茶叶批发,"龙井 10 斤",支出,¥64.00,零钱,支付成功,"100007	","102	","/"',
    '2026-10-08 12:00:00,零钱提现,招商银行,"/",/,¥500.00,招商银行,提现已到账,"100008	","103	","/"',
    '2026-10-09 12:00:00,商户消费-退款,茶叶批发,"龙井退款",收入,¥40.00,零钱,已全额退款,"100009	","104	","/"',
    '2026-10-10 18:30:00,二维码收款,O\'Neil,"=HYPERLINK(""x"")",收入,¥200.00,/,已全额退款,"100010	","105	","/"',
  ];

  it('gives what customers paid and what was given back to them; the rest is told and left out', async () => {
    const read = await salesOf(Buffer.from(`\ufeff${[...head, ...rows].join('\r\n')}\r\n`));
    expect(told(read)).toEqual([
      ['sale', 13_600, '单玉珍'],
      ['return', -3_600, '单玉珍'],
      'notASale',
      'notASale',
      'notASale',
      ['sale', 20_000, "O'Neil"],
    ]);
    expect(read[0]?.item).toMatchObject({
      soldOn: '2026-10-05',
      soldMinute: 621,
      saleNumber: '100005',
      quantityMilli: 1_000,
      unitPriceMills: 136_000,
    });
    expect(read[1]?.item).toMatchObject({ quantityMilli: -1_000, unitPriceMills: 36_000 });
  });
});

describe('a statement of Alipay', () => {
  it('in GBK, below two dozen lines of notes, is read the same way', async () => {
    const notes = Array.from(
      { length: 22 },
      (_, at) => `${String(at + 1)}.本明细仅供个人对账使用，不作为凭证`,
    );
    const rows = [
      '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,',
      '2026-10-05 10:21:03,其他,秦琼,138******00,收钱码收款,收入,88.50,,交易成功,2026100522001	,,,',
      '2026-10-05 11:00:00,日用百货,某店,x@y.z,杯子,支出,20.00,余额,交易成功,2026100522002	,T1	,,',
      '2026-10-06 11:00:00,其他,罗成,139******11,收钱码收款,收入,30.00,,交易关闭,2026100622003	,,,',
      '2026-10-07 11:00:00,退款,秦琼,138******00,退款-收钱码收款,支出,8.50,余额,退款成功,2026100722004	,,,',
      '2026-10-08 11:00:00,投资理财,余额宝,,余额宝收益,不计收支,0.12,,交易成功,2026100822005	,,,',
    ];
    const file = [
      '------------------------------------------------------------------------------------',
      ...notes,
      ...rows,
    ];
    const read = await salesOf(iconv.encode(`${file.join('\r\n')}\r\n`, 'gb18030'));
    expect(told(read)).toEqual([
      ['sale', 8_850, '秦琼'],
      'notASale',
      'notDone',
      ['return', -850, '秦琼'],
      'notASale',
    ]);
    expect(read[0]?.item).toMatchObject({ productName: '收钱码收款', saleNumber: '2026100522001' });
  });
});

describe('a till’s own file', () => {
  it('with a state leaves out what was not paid, and is otherwise read as before', async () => {
    const read = await salesOf(
      Buffer.from(
        '订单编号,下单时间,商品名称,数量,实付金额,买家姓名,订单状态\n1001,2026-10-05 10:00,龙井,1,136,张三,交易成功\n1002,2026-10-05 11:00,龙井,1,136,李四,等待买家付款\n1003,2026-10-05 12:00,龙井,-1,-136,张三,交易成功\n',
      ),
    );
    expect(told(read)).toEqual([['sale', 13_600, '张三'], 'notDone', ['return', -13_600, '张三']]);
  });
});
