import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../src/main/sample/random';
import type { CallInput } from '@shared/ipc/contracts';
import type { Envelope } from '@shared/ipc/envelope';
import { openShop, tempDir } from '../../support/shop';
import type { TestShop } from '../../support/shop';
import type { Act, Batch, Numbers, Ware } from './counter';
import { Books } from './books';
import type { Kind } from './countCard';
import { someProgramme, stockBatches, stockGifts, stockKinds, stockWares, tiersOf } from './stock';

/** How often things went as they do in life. */
export type Tally = { twice: number; kills: number; killedBefore: number; restarts: number };

/** The drill's clock stands at the same time of every day, far from midnight in most zones. */
const timeOf = (day: string): string => `${day}T04:00:00.000Z`;

/** A shop on a real file, with its books; it may be killed and started again at any moment. */
export class DrillShop {
  readonly tally: Tally = { twice: 0, kills: 0, killedBefore: 0, restarts: 0 };
  wares: Ware[] = [];
  batches: Batch[] = [];
  kinds: Kind[] = [];
  #isOpen = true;

  private constructor(
    public shop: TestShop,
    readonly books: Books,
    readonly random: Random,
    /** A second sending of the same act bears a new id: what a broken page would do. */
    readonly forgetsIds: boolean,
  ) {}

  static async open(random: Random, forgetsIds: boolean): Promise<DrillShop> {
    const one = new DrillShop(
      await openShop(tempDir()),
      new Books(someProgramme(random)),
      random,
      forgetsIds,
    );
    one.setDay('2026-01-05');
    await one.#setProgramme();
    await one.#setStored();
    one.wares = await stockWares(one.shop);
    one.batches = await stockBatches(one.shop);
    one.kinds = await stockKinds(one.shop);
    one.books.gifts.push(...(await stockGifts(one.shop)));
    return one;
  }

  setDay(day: string): void {
    this.books.today = day;
    this.shop.clock.set(timeOf(day));
  }

  /** Stored value with offers at once and in parts, spent in one of the orders. */
  async #setStored(): Promise<void> {
    const { random, books } = this;
    books.stored = {
      offers: [
        { pay: 10_000, gift: 777, months: 1 },
        { pay: 50_000, gift: 10_000, months: 3 },
      ],
      spendFirst: random.pick(['principal', 'gift', 'share']),
      giftPermille: random.pick([1_000, 1_000, 300]),
    };
    await this.shop.call('loyalty.setStored', {
      version: 0,
      rules: {
        isOn: true,
        offers: books.stored.offers.map(({ pay, gift, months }) => ({
          payCents: pay,
          giftCents: gift,
          months,
        })),
        spendFirst: books.stored.spendFirst,
        giftPermille: books.stored.giftPermille,
        mostTopUpCents: 200_000,
        mostBalanceCents: 100_000_000,
        asksCode: false,
        takesUsedGift: true,
      },
    });
  }

  /** Sets what holds from now on; ladders stay as they are. */
  async #setProgramme(): Promise<void> {
    const present = await this.shop.call('loyalty.programme', {});
    const tiers = present.version === 0 ? tiersOf(this.books.programme) : present.tiers;
    const programme = this.books.programme as CallInput<'loyalty.setProgramme'>['programme'];
    await this.shop.call('loyalty.setProgramme', { version: present.version, programme, tiers });
    const set = await this.shop.call('loyalty.programme', {});
    const rungs = (line: string) =>
      set.tiers
        .filter((tier) => tier.line === line)
        .map(({ id, threshold, discountPermille: discount, pointsPermille: points }) => ({
          id,
          threshold,
          discount,
          points,
        }));
    this.books.ladders = { person: rungs('retail'), company: rungs('bulk') };
  }

  /** Another worth of points and other days, or the whole programme off for a while; what is measured stays. */
  async changeProgramme(): Promise<void> {
    const { basis, window } = this.books.programme;
    const isOn = !this.books.programme.isOn || this.random.chance(0.7);
    this.books.programme = { ...someProgramme(this.random), basis, window, isOn };
    await this.#setProgramme();
  }

  /** Does an act as life does it. Null where it was answered as it must be, else what was wrong. */
  async do(act: Act): Promise<string | null> {
    const { channel, input } = act;
    const request = { channel, input, commandId: randomUUID() };
    const answer = channel === 'privacy.erase' ? await this.#task(request) : await this.#send(request);
    const code = answer.ok ? null : answer.error.code;
    if (code !== act.refusal) {
      const bug = this.shop.bugs.at(-1);
      const why = bug === undefined ? '' : `: ${bug instanceof Error ? (bug.stack ?? bug.message) : 'a bug'}`;
      return `${channel} was answered with ${code ?? 'done'} in place of ${act.refusal ?? 'done'}${why}`;
    }
    if (!answer.ok) return null;
    const { id = 0 } = answer.value as { id?: number };
    act.enter(id, act.numbers === undefined ? [] : this.shop.reader.all<Numbers>(act.numbers, id));
    return null;
  }

  async #send(request: Request): Promise<Envelope> {
    const again = { ...request, ...(this.forgetsIds && { commandId: randomUUID() }) };
    const chance = this.random.next();
    if (chance < 0.003) {
      await this.#kill(this.shop.send(request));
      return this.shop.send(again);
    }
    if (chance < 0.006) await this.restart();
    if (chance > 0.06) return this.shop.send(request);
    this.tally.twice += 1;
    /* A double click, and an answer that was lost on its way. */
    const isAtOnce = this.random.chance(0.5);
    const [first, second] = isAtOnce
      ? await Promise.all([this.shop.send(request), this.shop.send(again)])
      : [await this.shop.send(request), await this.shop.send(again)];
    if (JSON.stringify(first) !== JSON.stringify(second) && first.ok) {
      throw new Disagreement(`${request.channel}, sent twice, was answered in two ways`);
    }
    return first;
  }

  async #task({ channel, input, commandId }: Request): Promise<Envelope> {
    return this.shop.call(channel as 'privacy.erase', input as never, commandId).then(
      (value): Envelope => ({ ok: true, value }),
      (error: unknown): Envelope => ({
        ok: false,
        error: { code: error instanceof Error ? error.message : 'unexpected' } as never,
      }),
    );
  }

  /** A review, which may be stopped by a kill and is asked for once more; it counts once. */
  async review(): Promise<void> {
    if (this.random.chance(0.05)) {
      await this.#kill(this.shop.call('loyalty.review', {}).catch(() => undefined));
    }
    await this.shop.call('loyalty.review', {});
    if (this.random.chance(0.1)) await this.shop.call('loyalty.review', {});
    this.books.review();
  }

  /** Goes on with the files as they are at a random moment of the work, as after a kill. */
  async #kill(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    const ended = work.then(() => (isDone = true));
    for (let steps = this.random.whole(0, 400); steps > 0; steps -= 1) await Promise.resolve();
    if (this.random.chance(0.3)) await new Promise(setImmediate);
    this.tally.kills += 1;
    if (!isDone) this.tally.killedBefore += 1;
    const dir = tempDir();
    for (const name of ['shop.shuke', 'shop.shuke-wal']) {
      const from = join(this.shop.dir, name);
      if (existsSync(from)) copyFileSync(from, join(dir, name));
    }
    await ended;
    await this.remove();
    await this.#start(dir);
  }

  async restart(): Promise<void> {
    this.tally.restarts += 1;
    await this.leave();
    await this.#start(this.shop.dir);
  }

  async #start(dir: string): Promise<void> {
    this.shop = await openShop(dir);
    this.#isOpen = true;
    this.setDay(this.books.today);
  }

  /** Leaves the shop; its files stay. */
  async leave(): Promise<void> {
    if (this.#isOpen) await this.shop.close();
    this.#isOpen = false;
  }

  /** Leaves the shop and takes its folder away. */
  async remove(): Promise<void> {
    await this.leave();
    rmSync(this.shop.dir, { recursive: true, force: true });
  }
}

type Request = { channel: string; input: object; commandId: string };

/** What the shop says is not what the books say. */
export class Disagreement extends Error {}
