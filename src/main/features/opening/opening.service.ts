import { AppError } from '@shared/errors/AppError';
import type { AskedRow } from '@shared/features/opening/opening.contract';
import { countUntil } from '@shared/features/loyalty/counts.rules';
import type { Unit } from '../../db/unit';
import { createCustomer, relistCustomers } from '../customers/customers.service';
import { assertOutOfBin } from '../customers/customers.sight.queries';
import { countKinds } from '../loyalty/loyalty.counts.queries';
import { grantCounts, reverseCounts } from '../loyalty/loyalty.counts.service';
import { closeOpenPoints, openPoints } from '../loyalty/loyalty.opening.service';
import { openable } from '../loyalty/loyalty.opening.queries';
import { heldBy } from '../loyalty/loyalty.stored.queries';
import { grantStored, reverseStored } from '../loyalty/loyalty.stored.service';
import { closeDebt, openDebt } from '../sales/sales.opening.service';
import { OpeningLine, OpeningListRow } from './opening.entity';
import { isFree, linesOf, listRow } from './opening.lists.queries';

/** The field of a line, so that the grid can point at it. */
const fieldOf = (at: number): string => `rows.${String(at)}`;

/** The customer of a line: somebody known and not in the bin, or a new card. */
async function customerOf(unit: Unit, { customerId, name, phone }: AskedRow): Promise<number> {
  if (customerId !== null) {
    assertOutOfBin(unit, unit.actor, customerId);
    return customerId;
  }
  const id = await createCustomer(unit, { name, phones: phone === '' ? [] : [{ text: phone }] });
  /* The ledgers take rows of whom lists show, and a card comes into them only at the end of a unit. */
  relistCustomers(unit, [id]);
  return id;
}

function assertLine(row: AskedRow, at: number): void {
  if (row.customerId === null && row.name === '' && row.phone === '') {
    throw new AppError('opening.nobody', { line: at + 1 }, [fieldOf(at)]);
  }
  const times = row.countKindId === null ? 0 : row.times;
  if (row.points + row.principalCents + row.giftCents + times + row.debtCents === 0) {
    throw new AppError('opening.nothing', { line: at + 1 }, [fieldOf(at)]);
  }
}

/** Gives the count card of a line; good from today as long as one that is sold today. Null where there is none. */
async function openCount(
  unit: Unit,
  customerId: number,
  { countKindId: kindId, times }: AskedRow,
): Promise<number | null> {
  if (kindId === null || times === 0) return null;
  const goodDays = countKinds(unit).find(({ id }) => id === kindId)?.goodDays ?? null;
  const until = countUntil(goodDays, unit.today);
  return grantCounts(unit, { customerId, kindId, times, until, cause: 'opening' });
}

/** Posts what a line says into the ledgers. Returns the rows that it made. */
async function post(
  unit: Unit,
  customerId: number,
  row: AskedRow,
): Promise<Pick<OpeningLine, 'pointsId' | 'principalId' | 'giftId' | 'countCardId' | 'debtId'>> {
  const { points, principalCents, giftCents, debtCents } = row;
  const { mostBalanceCents } = openable(unit);
  const { principal, gift } = heldBy(unit, customerId);
  const storedCents = principalCents + giftCents;
  if (storedCents > 0 && principal + gift + storedCents > mostBalanceCents) {
    throw new AppError('loyalty.balanceMost', { cents: mostBalanceCents }, ['rows']);
  }
  const stored = { customerId, cause: 'opening' } as const;
  return {
    pointsId: points === 0 ? null : await openPoints(unit, { customerId, points }),
    principalId:
      principalCents === 0
        ? null
        : await grantStored(unit, { ...stored, kind: 'principal', cents: principalCents }),
    giftId: giftCents === 0 ? null : await grantStored(unit, { ...stored, kind: 'gift', cents: giftCents }),
    countCardId: await openCount(unit, customerId, row),
    debtId:
      debtCents === 0
        ? null
        : await openDebt(unit, { customerId, cents: debtCents, dueOn: row.dueOn ?? unit.today }),
  };
}

/** Takes a list over. Throws what the channel says. */
export async function saveList(unit: Unit, rows: readonly AskedRow[]): Promise<number> {
  const { at, on: onDay, minute } = unit.moment;
  const listId = await unit.insert(OpeningListRow, {
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
    signedBy: '',
    signedOn: null,
    signedActorId: null,
  });
  const seen = new Set<number>();
  for (const [position, row] of rows.entries()) {
    assertLine(row, position);
    const customerId = await customerOf(unit, row);
    if (seen.has(customerId))
      throw new AppError('opening.twice', { line: position + 1 }, [fieldOf(position)]);
    seen.add(customerId);
    const made = await post(unit, customerId, row);
    const { points, principalCents, giftCents, times, debtCents, note } = row;
    await unit.insert(OpeningLine, {
      listId,
      position,
      customerId,
      isNew: row.customerId === null ? 1 : 0,
      points,
      principalCents,
      giftCents,
      times: made.countCardId === null ? 0 : times,
      debtCents,
      dueOn: debtCents === 0 ? null : (row.dueOn ?? unit.today),
      note,
      ...made,
      undoneOn: null,
    });
  }
  return listId;
}

/** A list that nobody signed. Throws opening.notFound, .isSigned. */
function unsigned(unit: Unit, id: number): OpeningLine[] {
  const list = listRow(unit, id);
  if (list === undefined) throw new AppError('opening.notFound');
  if (list.signedOn !== null) throw new AppError('opening.isSigned');
  const lines = linesOf(unit, id).filter(({ undoneOn }) => undoneOn === null);
  if (lines.length === 0) throw new AppError('opening.isUndone');
  return lines;
}

/** Takes a list back, row against row. Throws what the channel says. */
export async function undoList(
  unit: Unit,
  { id, skipsSpent }: { id: number; skipsSpent: boolean },
): Promise<{ undone: number; kept: number }> {
  const lines = unsigned(unit, id);
  const free = lines.filter((line) => isFree(unit, line));
  const kept = lines.length - free.length;
  if (free.length === 0 || (kept > 0 && !skipsSpent)) throw new AppError('opening.spent', { count: kept });
  for (const { id: lineId, pointsId, principalId, giftId, countCardId, debtId } of free) {
    if (pointsId !== null) await closeOpenPoints(unit, pointsId);
    await reverseStored(
      unit,
      [principalId, giftId].flatMap((one) => one ?? []),
    );
    if (countCardId !== null) await reverseCounts(unit, [countCardId]);
    if (debtId !== null) await closeDebt(unit, debtId);
    await unit.change(OpeningLine, lineId, { undoneOn: unit.today });
  }
  return { undone: free.length, kept };
}

/** Writes down who signed a list off. Throws what the channel says. */
export async function signList(
  unit: Unit,
  { id, by, on }: { id: number; by: string; on: string },
): Promise<void> {
  unsigned(unit, id);
  if (on > unit.today) throw new AppError('opening.future', {}, ['on']);
  if (on < (listRow(unit, id)?.onDay ?? '')) throw new AppError('opening.beforeList', {}, ['on']);
  await unit.change(OpeningListRow, id, { signedBy: by, signedOn: on, signedActorId: unit.actor.id });
}

/** Takes the notes on somebody who is erased out of the lists; what the ledgers say stays. */
export function clearOpeningNotes(unit: Unit, customerId: number): void {
  unit.run(`UPDATE "openingRows" SET "note" = '' WHERE "customerId" = ?`, customerId);
}
