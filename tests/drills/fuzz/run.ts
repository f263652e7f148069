import { broken } from '../support/plainElectron';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../../src/main/sample/random';
import { BREAKER_NAMES, breakerOf } from '../support/breakers';
import { note, verdict } from '../support/report';
import { callMaker, type Known } from './calls';
import { openFuzzShop, type FuzzShop } from './fuzzShop';
import { fuzzRound, type Outcome } from './rounds';
import { plantMarkers } from './sight';

/* Started by scripts/drill.mjs. Arguments: --calls N, --seed N, --controls N (all without it). */

const DRILL = 'drill:fuzz';
/** A shop is left for a new one after so many calls, so that comparing its tables stays quick. */
const PER_SHOP = 4_000;
const CONTROL_CALLS = 1_500;

const unhandled: string[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(`unhandled: ${String(reason)}`));

/** A shop before its first start, one that its owner works in, and one in which those call who may not see everything. */
const KINDS = ['new', 'open', 'watched'] as const;
type ShopKind = (typeof KINDS)[number];

/**
 * A new shop, with files to import, and calls on it. Stops early where something is found. A control favours the
 * channel that is broken, so that it does not hang on chance whether a call reaches it.
 */
async function fuzzShop(
  seed: number,
  count: number,
  kind: ShopKind,
  favoured: string | null = null,
): Promise<Outcome> {
  const random = randomFrom(seed);
  const shop = await openFuzzShop();
  try {
    const known = plantFiles(shop);
    if (kind !== 'new') await open(shop);
    const watch = kind === 'watched' ? await plantMarkers(shop) : null;
    const outcome = await fuzzRound(shop, callMaker(random, favoured), known, random, count, watch);
    outcome.faults.push(...unhandled.splice(0));
    return outcome;
  } finally {
    await shop.close();
  }
}

async function open(shop: FuzzShop): Promise<void> {
  const appearance = { language: 'zh-CN', theme: 'light', textSize: 100 };
  const requests = [
    { channel: 'settings.openShop', input: { shop: { name: '清和茶礼', ownerName: '赵会敏' }, appearance } },
    ...['单雄信', '秦琼', '程咬金', '罗成'].map((name, at) => ({
      channel: 'customers.create',
      input: { name, phones: [{ text: `1380013800${String(at)}` }], tags: ['VIP'] },
    })),
    { channel: 'customers.remove', input: { ids: [2] } },
  ];
  for (const request of requests) {
    const answer = await shop.call({ ...request, commandId: crypto.randomUUID() }, true);
    if (!answer.ok) throw new Error(`${request.channel}: ${answer.error.code}`);
  }
}

/** Files that a person may choose: good ones, broken ones, and what is no file. */
function plantFiles(shop: FuzzShop): Known {
  const dir = join(shop.dir, 'files');
  mkdirSync(join(dir, 'folder.csv'), { recursive: true });
  const people = Array.from(
    { length: 12 },
    (_, at) => `客户${String(at)},1390013900${String(at % 10)},爱喝茶`,
  );
  const contents: Record<string, string | Buffer> = {
    'people.csv': `姓名,电话,备注\n${people.join('\n')}\n`,
    'sales.csv': '单号,日期,商品,数量,单价,客户\nS1,2026-03-01,绿茶,1,10,客户1\nS2,2026-03-02,红茶,2,8,\n',
    'hostile.csv': '姓名,电话\n=cmd|x,\u0000\n<img onerror=1>,13800138000\n"未完,1\n',
    'empty.csv': '',
    'broken.xlsx': Buffer.from('PK\u0003\u0004 no zip at all'),
    'noise.bin': Buffer.alloc(4_096, 0xa5),
  };
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(dir, name), content);
  const paths = [...Object.keys(contents), 'folder.csv', 'gone.csv'].map((name) => join(dir, name));
  return { tokens: paths.map((path) => shop.give(path)), commandIds: [], paths };
}

const sum = (outcomes: readonly Outcome[], of: keyof Omit<Outcome, 'faults'>): number =>
  outcomes.reduce((total, outcome) => total + outcome[of], 0);

async function run(calls: number, seed: number, controls: number): Promise<boolean> {
  note(DRILL, `${String(calls)} calls over all channels, seed ${String(seed)}`);
  const startedAt = Date.now();
  const outcomes: Outcome[] = [];
  for (let sent = 0; sent < calls; sent += PER_SHOP) {
    const kind = KINDS[outcomes.length % KINDS.length] ?? 'open';
    outcomes.push(await fuzzShop(seed + outcomes.length, Math.min(PER_SHOP, calls - sent), kind));
    if (outcomes.length % 5 === 0) note(DRILL, `${String(sum(outcomes, 'tried'))} calls sent`);
  }
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  for (const fault of faults.slice(0, 20)) note(DRILL, fault);
  note(
    DRILL,
    `${String(sum(outcomes, 'accepted'))} accepted, ${String(sum(outcomes, 'refused'))} refused; ` +
      `tables compared around ${String(sum(outcomes, 'compared'))} refused calls; ` +
      `${((Date.now() - startedAt) / 1_000).toFixed(0)} s`,
  );

  const breakers = BREAKER_NAMES.slice(0, controls);
  let caught = 0;
  for (const name of breakers) {
    broken.name = name;
    const { channel, isOfSight } = breakerOf(name);
    const kind = isOfSight ? 'watched' : 'open';
    const { faults: found } = await fuzzShop(2 * seed, CONTROL_CALLS, kind, channel);
    broken.name = null;
    if (found.length > 0) caught += 1;
    note(
      DRILL,
      `control, ${name}: ${found[0] === undefined ? 'NOT NOTICED' : `noticed (${found[0].split('\n')[0]?.slice(0, 140) ?? ''})`}`,
    );
  }
  const changed = faults.filter((fault) => fault.startsWith('refused calls changed')).length;
  const isGood = faults.length === 0 && caught === breakers.length;
  verdict(DRILL, { tried: sum(outcomes, 'tried'), lost: faults.length - changed, corrupt: changed });
  return isGood;
}

const optionOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} needs a whole number`);
  return value;
};

const options = [
  optionOf('--calls', 100_000),
  optionOf('--seed', 20_261_122),
  optionOf('--controls', BREAKER_NAMES.length),
] as const;

run(...options).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
