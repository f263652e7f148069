import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  customerItem,
  fakeHelper,
  layoutOf,
  phoneOf,
  rowsOf,
  saleItem,
} from '../../support/builders/foreignFiles';
import { type TestShop, openShop } from '../../support/shop';
import { DATA } from './drillShop';
import { type Probe } from './marks';
import { OURS, unlessRefused, type WorkPlace } from './workPlace';

type Shop = TestShop & {
  /** Does what no person waits for. */
  attempt(run: () => Promise<unknown>): Promise<unknown>;
  /** Does one act between its two marks. Refused, it is not done; what must be there is then unknown. */
  act<T>(name: string, probe: Probe, run: (commandId: string) => Promise<T>): Promise<T | null>;
};

/** Opens the shop as a start of the program does; null where that is refused. */
async function opened(
  { dir, mark, mayFail }: WorkPlace,
  helper = fakeHelper(),
): Promise<(Shop & Files) | null> {
  const shop = await unlessRefused(mayFail, () => openShop(join(dir, DATA), helper.helper));
  if (shop === null) return null;
  return {
    ...shop,
    put: helper.put,
    attempt: (run) => unlessRefused(mayFail, run),
    act: async (act, probe, run) => {
      mark({ act, state: 'begun', probe });
      const answer = await unlessRefused(mayFail, () => run(randomUUID()));
      if (answer !== null) mark({ act, state: 'done' });
      return answer;
    },
  };
}
type Files = Pick<ReturnType<typeof fakeHelper>, 'put'>;

const people = (name: string, before: number, after: number): Probe => ({
  sql: `SELECT count(*) FROM "customers" WHERE "name" LIKE '${name}'`,
  before,
  after,
});

/** Adds somebody, together with its line in the trail. */
async function addPerson(shop: Shop, name: string): Promise<number | null> {
  const commandId = randomUUID();
  const probe = {
    sql: `SELECT (SELECT count(*) FROM "customers" WHERE "name" = '${name}') || '/' ||
      (SELECT count(*) FROM "audit" WHERE "commandId" = '${commandId}')`,
    before: '0/0',
    after: '1/1',
  };
  const made = await shop.act(name, probe, () =>
    shop.call('customers.create', { name, phones: [{ text: '16012345678' }], tags: ['VIP'] }, commandId),
  );
  return made?.id ?? null;
}

/** A morning at the counter: people added, edited, noted, binned, and undone, with the WAL moved into the file between. */
export async function saves(place: WorkPlace): Promise<void> {
  const [halves, rounds] = place.isShort
    ? [[1], [1]]
    : [
        [1, 2],
        [1, 2],
      ];
  for (const half of halves) {
    const shop = await opened(place);
    if (shop === null) continue;
    for (const round of rounds) {
      const name = `${OURS}${String(place.seed)}-${String(half)}${String(round)}`;
      await counterRound(shop, name);
      if (round === 1) await shop.attempt(() => shop.writer.checkpoint());
    }
    await shop.attempt(() => shop.close());
  }
}

async function counterRound(shop: Shop, name: string): Promise<void> {
  const id = (await addPerson(shop, `${name}甲`)) ?? 0;
  const region = {
    sql: `SELECT count(*) FROM "customers" WHERE "name" = '${name}甲' AND "region" = '朝阳'`,
    before: 0,
    after: 1,
  };
  await shop.act(`${name} edit`, region, (commandId) =>
    shop.call('customers.edit', { id, version: 1, fields: { region: '朝阳' } }, commandId),
  );
  const note = {
    sql: `SELECT count(*) FROM "customerNotes" WHERE "text" = '${name}'`,
    before: 0,
    after: 1,
  };
  await shop.act(`${name} note`, note, (commandId) =>
    shop.call('customers.addNote', { id, text: name }, commandId),
  );
  const second = people(`${name}乙`, 0, 1);
  const last = await shop.act(`${name} second`, second, (commandId) =>
    shop.call('customers.create', { name: `${name}乙` }, commandId),
  );
  /* Undone is the last act that was done, whichever that was. */
  if (last !== null) {
    await shop.act(`${name} undo`, { ...second, before: second.after, after: second.before }, (commandId) =>
      shop.call('history.undoLast', {}, commandId),
    );
  }
  const bin = {
    sql: `SELECT count(*) FROM "customers" WHERE "name" = '${name}甲' AND "deletedAt" IS NOT NULL`,
    before: 0,
    after: 1,
  };
  await shop.act(`${name} remove`, bin, (commandId) =>
    shop.call('customers.remove', { ids: [id] }, commandId),
  );
}

/** A file of people and one of sales, somebody served meanwhile, and the first one taken back. */
export async function imports(place: WorkPlace): Promise<void> {
  const shop = await opened(place);
  if (shop === null) return;
  const name = `${OURS}${String(place.seed)}`;
  let served = 0;
  const before = async (): Promise<void> => {
    served += 1;
    if (served % 2 === 0) await addPerson(shop, `${name}客${String(served)}`);
  };
  const [entries, lines] = place.isShort ? [16, 8] : [40, 30];
  const found = Array.from({ length: entries }, (_, at) =>
    customerItem({ name: `${name}入${String(at)}`, phones: [phoneOf(`160${String(10_000_000 + at)}`)] }),
  );
  shop.put('/people.csv', { rows: rowsOf(found), batch: 8, before });
  const sold = Array.from({ length: lines }, (_, at) =>
    saleItem({ saleNumber: `${name}S${String(at)}`, customerName: null }),
  );
  shop.put('/sales.csv', { rows: rowsOf(sold), batch: 8, before });
  const run = (target: 'customers' | 'sales', path: string) => (commandId: string) =>
    shop.call(
      'transfer.run',
      { token: shop.give(path), layout: layoutOf(target), expectedRows: null },
      commandId,
    );
  const all = people(`${name}入%`, 0, entries);
  const done = await shop.act(`${name} people`, all, run('customers', '/people.csv'));
  await shop.act(
    `${name} sales`,
    { sql: `SELECT count(*) FROM "sales" WHERE "number" LIKE '${name}S%'`, before: 0, after: lines },
    run('sales', '/sales.csv'),
  );
  if (done !== null) {
    await shop.act(`${name} taken back`, { ...all, before: entries, after: 0 }, (commandId) =>
      shop.call('transfer.undo', { importId: done.importId }, commandId),
    );
  }
  await shop.attempt(() => shop.close());
}

/** The first start of a newer program on an older release's file, and the first people saved after it. */
export async function migrates(place: WorkPlace): Promise<void> {
  const shop = await opened(place);
  if (shop === null) return;
  await addPerson(shop, `${OURS}${String(place.seed)}新`);
  await shop.attempt(() => shop.close());
}
