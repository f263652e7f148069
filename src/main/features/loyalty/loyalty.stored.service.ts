import { AppError } from '@shared/errors/AppError';
import {
  STORED_KINDS,
  instalmentsOf,
  mostStored,
  offerFaults,
  offerFor,
  refundSheet,
  splitStored,
} from '@shared/features/loyalty/stored.rules';
import type { Holding, StoredCause, StoredKind, StoredRules } from '@shared/features/loyalty/stored.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown, assertOutOfBin } from '../customers/customers.sight.queries';
import { isOpened } from '../sales/sales.opening.queries';
import { mayUndo } from '../sales/sales.till.queries';
import { denial, mayAct } from '../staff/staff.people.queries';
import { Spender, Stored, StoredReason, StoredRulesRow, TopUp } from './loyalty.stored.entity';
import {
  balanceOf,
  givenTo,
  heapsOf,
  heldBy,
  keptAfter,
  personsOf,
  readStored,
  wantsCode,
  wasPaidOut,
} from './loyalty.stored.queries';

/** Sets the rules. Throws loyalty.changed where somebody else was quicker, and loyalty.badOffers. */
export async function setStored(
  unit: Unit,
  { version, rules }: { version: number; rules: StoredRules },
): Promise<void> {
  if (readStored(unit).version !== version) throw new AppError('loyalty.changed');
  const [fault] = offerFaults(rules.offers);
  if (fault !== undefined) throw new AppError('loyalty.badOffers', { at: fault.at + 1 }, ['offers']);
  const { isOn, offers, asksCode, takesUsedGift, ...plain } = rules;
  const row = {
    ...plain,
    isOn: isOn ? 1 : 0,
    offers: JSON.stringify(offers),
    asksCode: asksCode ? 1 : 0,
    takesUsedGift: takesUsedGift ? 1 : 0,
    version: version + 1,
  } as const;
  if (version === 0) await unit.insert(StoredRulesRow, row);
  else await unit.change(StoredRulesRow, 1, row);
}

type Posted = {
  customerId: number;
  kind: StoredKind;
  cents: number;
  cause: StoredCause;
  topUpId?: number | null;
  saleId?: number;
  undoesId?: number;
  countsFrom?: Day | null;
};

/** Writes a row of the ledger; nothing is written of zero. Returns its id, 0 for none. */
export async function postStored(unit: Unit, row: Posted): Promise<number> {
  if (row.cents === 0) return 0;
  const { at, on: onDay, minute } = unit.moment;
  return unit.insert(Stored, {
    ...row,
    topUpId: row.topUpId ?? null,
    saleId: row.saleId ?? null,
    undoesId: row.undoesId ?? null,
    countsFrom: row.countsFrom ?? null,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
}

/** Throws loyalty.storedGone where more was taken out of an account than it held, of what counts today or later. */
function assertCovered(unit: Unit, customerId: number): void {
  if (heapsOf(unit, customerId).some(({ cents }) => cents < 0)) throw new AppError('loyalty.storedGone');
}

type Money = { customerId: number; moneyKind: MoneyKind; moneyCents: number };

async function bookMoney(unit: Unit, cause: TopUp['cause'], money: Money, undoesId: number | null = null) {
  const { at, on: onDay, minute } = unit.moment;
  return unit.insert(TopUp, { ...money, cause, undoesId, at, onDay, minute, actorId: unit.actor.id });
}

/** Takes money for an account, with the gift of the offer that it reaches. Throws what the channel says. */
export async function topUp(
  unit: Unit,
  asked: { customerId: number; amountCents: number; moneyKind: MoneyKind; giftCents: number },
): Promise<number> {
  const { customerId, amountCents, moneyKind } = asked;
  assertKnown(unit, unit.actor, customerId);
  const rules = readStored(unit);
  if (!rules.isOn) throw new AppError('loyalty.storedOff');
  if (amountCents > rules.mostTopUpCents) {
    throw new AppError('loyalty.topUpMost', { cents: rules.mostTopUpCents }, ['amountCents']);
  }
  const offer = offerFor(rules.offers, amountCents);
  const giftCents = offer?.giftCents ?? 0;
  if (giftCents !== asked.giftCents) throw new AppError('loyalty.giftMoved');
  const { principal, gift } = heldBy(unit, customerId);
  if (principal + gift + amountCents + giftCents > rules.mostBalanceCents) {
    throw new AppError('loyalty.balanceMost', { cents: rules.mostBalanceCents }, ['amountCents']);
  }
  const topUpId = await bookMoney(unit, 'topUp', { customerId, moneyKind, moneyCents: amountCents });
  const row = { customerId, cause: 'topUp', topUpId } as const;
  await postStored(unit, { ...row, kind: 'principal', cents: amountCents });
  for (const part of offer === null ? [] : instalmentsOf(offer, unit.today)) {
    await postStored(unit, { ...row, kind: 'gift', ...part });
  }
  return topUpId;
}

/** Takes a top-up back with its gift. Throws loyalty.noTopUp, .storedGone, .undoLate, customers.notFound. */
export async function undoTopUp(unit: Unit, id: number): Promise<number> {
  const made = unit.get<TopUp>(
    `SELECT * FROM "loyaltyTopUps" t WHERE t."id" = ? AND t."cause" = 'topUp'
       AND NOT EXISTS (SELECT 1 FROM "loyaltyTopUps" u WHERE u."undoesId" = t."id")`,
    id,
  );
  if (made === undefined) throw new AppError('loyalty.noTopUp');
  const { customerId, moneyKind, moneyCents } = made;
  assertKnown(unit, unit.actor, customerId);
  if (!mayUndo(unit, unit.actor, { actorId: made.actorId, enteredOn: made.onDay })) {
    throw new AppError('loyalty.undoLate');
  }
  if (wasPaidOut(unit, made)) throw new AppError('loyalty.storedGone');
  const undoId = await bookMoney(unit, 'undo', { customerId, moneyKind, moneyCents: -moneyCents }, id);
  const rows = unit.column<number>('SELECT "id" FROM "loyaltyStored" WHERE "topUpId" = ? ORDER BY "id"', id);
  await counter(unit, rows, undoId);
  assertCovered(unit, customerId);
  return undoId;
}

/** Writes a row against each of these, which counts from the same day. */
async function counter(unit: Unit, ids: readonly number[], topUpId: number | null): Promise<number[]> {
  const made: number[] = [];
  for (const id of ids) {
    const row = unit.get<Stored>('SELECT * FROM "loyaltyStored" WHERE "id" = ?', id);
    if (row === undefined) throw new Error('a row of stored value that is not there');
    const { customerId, kind, cents, countsFrom } = row;
    const back = { customerId, kind, cents: -cents, countsFrom: countsFrom as Day | null };
    made.push(await postStored(unit, { ...back, cause: 'undo', topUpId, undoesId: id }));
  }
  return made;
}

/**
 * Gives stored value for which no money came in: an opening balance, or a compensation, with why in words. Returns the row.
 * Throws customers.notFound, loyalty.storedOff.
 */
export async function grantStored(
  unit: Unit,
  asked: {
    customerId: number;
    kind: StoredKind;
    cents: number;
    cause: 'opening' | 'compensation';
    reason?: string;
  },
): Promise<number> {
  const { reason = '', ...row } = asked;
  assertKnown(unit, unit.actor, row.customerId);
  if (!readStored(unit).isOn) throw new AppError('loyalty.storedOff');
  const storedId = await postStored(unit, row);
  if (reason !== '') {
    await unit.insert(StoredReason, { customerId: row.customerId, topUpId: null, storedId, reason });
  }
  return storedId;
}

/** Takes back what was given without money, row against row. Throws loyalty.storedGone where it was spent meanwhile. */
export async function reverseStored(unit: Unit, ids: readonly number[]): Promise<number[]> {
  const made = await counter(unit, ids, null);
  const customers = unit.column<number>(
    'SELECT DISTINCT "customerId" FROM "loyaltyStored" WHERE "id" IN (SELECT "value" FROM json_each(?))',
    JSON.stringify(ids),
  );
  for (const customerId of customers) assertCovered(unit, customerId);
  return made;
}

/** Pays an account out and closes it. Throws what the channel says. */
export async function refundStored(
  unit: Unit,
  asked: {
    customerId: number;
    moneyKind: MoneyKind;
    takesUsedGift: boolean;
    outCents: number;
    reason: string;
  },
): Promise<number> {
  const { customerId, moneyKind, reason } = asked;
  assertOutOfBin(unit, unit.actor, customerId);
  const heaps = heapsOf(unit, customerId);
  if (heaps.length === 0) throw new AppError('loyalty.nothingStored');
  const sheet = refundSheet(heldBy(unit, customerId), givenTo(unit, customerId), asked);
  if (sheet.outCents !== asked.outCents) throw new AppError('loyalty.refundMoved');
  const topUpId = await bookMoney(unit, 'refund', {
    customerId,
    moneyKind,
    moneyCents: sheet.outCents === 0 ? 0 : -sheet.outCents,
  });
  const row = { customerId, topUpId } as const;
  await postStored(unit, { ...row, kind: 'principal', cents: -sheet.outCents, cause: 'refund' });
  await postStored(unit, { ...row, kind: 'principal', cents: -sheet.keptCents, cause: 'kept' });
  for (const { kind, cents, countsFrom } of heaps) {
    if (kind === 'gift')
      await postStored(unit, { ...row, kind, cents: -cents, cause: 'forfeit', countsFrom });
  }
  await unit.insert(StoredReason, { customerId, topUpId, storedId: null, reason });
  return topUpId;
}

/**
 * What each kind pays of `cents`, of a sum of `wholeCents` in all. Throws ipc.denied, loyalty.storedOff, .storedShort,
 * .wantsCode, and .noPerson for who is not named on the account.
 */
export function payableStored(
  unit: Unit,
  asked: { customerId: number | null; cents: number; wholeCents: number; personId: number | null },
): Holding {
  const { customerId, cents, wholeCents, personId } = asked;
  if (cents === 0) return { principal: 0, gift: 0 };
  if (!mayAct(unit, unit.actor, 'loyalty.write')) throw denial('loyalty.write');
  const rules = readStored(unit);
  if (!rules.isOn || customerId === null) throw new AppError('loyalty.storedOff', {}, ['storedCents']);
  const held = balanceOf(unit, customerId);
  const parts = splitStored(cents, wholeCents, held, rules);
  if (parts === null) {
    const most = mostStored(held, wholeCents, rules);
    throw new AppError('loyalty.storedShort', { cents: most }, ['storedCents']);
  }
  if (personId !== null && !personsOf(unit, customerId).some(({ id }) => id === personId)) {
    throw new AppError('loyalty.noPerson', {}, ['storedBy']);
  }
  if (wantsCode(unit, customerId, unit.actor.id))
    throw new AppError('loyalty.wantsCode', {}, ['storedCents']);
  return parts;
}

const PAID_AS = { principal: 'stored', gift: 'gift' } as const satisfies Record<StoredKind, string>;

/**
 * Brings the rows of a slip to what its payments say: what was paid with stored value leaves the account, what was paid
 * back comes into it, each kind by itself; gift for which a refund kept money comes back as that money. Called twice it does
 * nothing more. The account of somebody who was erased is closed. `undoneId`: the slip that this one undoes. Throws
 * loyalty.storedGone where a slip that gave something back is undone and that was spent meanwhile.
 */
export async function settleStored(unit: Unit, slipId: number, undoneId = 0): Promise<void> {
  const slip = unit.get<{ customerId: number; kind: string; originalId: number }>(
    `SELECT s."customerId", CASE WHEN ${isOpened('s."id"')} THEN 'sale' ELSE s."kind" END AS "kind", coalesce(c."originalId", s."id") AS "originalId" FROM "sales" s
     JOIN "customers" p ON p."id" = s."customerId" LEFT JOIN "counterSales" c ON c."saleId" = s."id"
     WHERE s."id" = ? AND p."erasedAt" IS NULL`,
    slipId,
  );
  if (slip === undefined) return;
  const { customerId } = slip;
  let isDrawn = false;
  for (const kind of STORED_KINDS) {
    const [open = 0] = unit.column<number>(
      `SELECT (SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "saleId" = ? AND "kind" = ?)
         + (SELECT coalesce(sum("cents"), 0) FROM "loyaltyStored"
            WHERE "saleId" = ? AND "kind" = ? AND "cause" NOT IN ('kept', 'forfeit'))`,
      slipId,
      PAID_AS[kind],
      slipId,
      kind,
    );
    if (open === 0) continue;
    const cause = open < 0 ? 'givenBack' : slip.kind === 'sale' ? 'spend' : 'takenBack';
    await postStored(unit, { customerId, kind, cents: -open, cause, saleId: slipId });
    isDrawn ||= open > 0;
    if (kind === 'gift' && open < 0) await giveKept(unit, { ...slip, slipId, giftCents: -open });
  }
  if (isDrawn) await counter(unit, keptRows(unit, undoneId), null);
  if (isDrawn) assertCovered(unit, customerId);
}

/** Gives back, in place of gift that came back, the money that a refund kept for it. */
async function giveKept(
  unit: Unit,
  back: { customerId: number; originalId: number; slipId: number; giftCents: number },
): Promise<void> {
  const kept = keptAfter(unit, back.originalId);
  if (kept === undefined) return;
  const cents = Math.min(kept.cents, back.giftCents);
  const row = { customerId: back.customerId, topUpId: kept.topUpId, saleId: back.slipId } as const;
  await postStored(unit, { ...row, kind: 'gift', cents: -cents, cause: 'forfeit' });
  await postStored(unit, { ...row, kind: 'principal', cents, cause: 'kept' });
}

/** What a slip gave back in place of gift. */
const keptRows = (unit: Unit, slipId: number): number[] =>
  unit.column<number>(
    `SELECT "id" FROM "loyaltyStored" WHERE "saleId" = ? AND "cause" IN ('kept', 'forfeit') ORDER BY "id"`,
    slipId,
  );

/** Writes down who of the family paid for a sale, and closes the account until its code is given again. */
export async function noteSpender(
  unit: Unit,
  { customerId, saleId, personId }: { customerId: number; saleId: number; personId: number | null },
): Promise<void> {
  if (personId !== null) await unit.insert(Spender, { customerId, saleId, personId });
  unit.run(
    'UPDATE "loyaltyCodes" SET "openedAt" = NULL, "openedBy" = NULL WHERE "customerId" = ?',
    customerId,
  );
}

/** Closes the account of somebody who is erased: what they had is gone; the ledger stays. */
export function closeStored(unit: Unit, customerId: number): void {
  const { at, on, minute } = unit.moment;
  for (const { kind, cents, countsFrom } of heapsOf(unit, customerId)) {
    unit.run(
      `INSERT INTO "loyaltyStored" ("customerId", "kind", "cents", "cause", "countsFrom", "at", "onDay", "minute", "actorId")
       VALUES (?, ?, ?, 'erased', ?, ?, ?, ?, ?)`,
      customerId,
      kind,
      -cents,
      countsFrom,
      at,
      on,
      minute,
      unit.actor.id,
    );
  }
}
