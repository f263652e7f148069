import type { Account } from './account';
import type { Gift, Sale, Slip } from './entries';

/* What must be refused, since what it wants back was spent, used or closed meanwhile; null: it is done. */

const isErased = ({ person }: Sale): boolean => person?.state === 'erased';

/** Of a return: a time goes to no card that is closed, and a card that was used does not come back. */
export function whyNotBack(sale: Sale, lines: Sale['lines']): string | null {
  const isClosed = !isErased(sale) && lines.some(({ uses }) => uses?.isClosed === true);
  if (isClosed) return 'loyalty.countClosed';
  return lines.some(({ sells }) => sells?.isUntouched === false) ? 'loyalty.countUsed' : null;
}

/** Of an undo, in the order in which the shop looks. */
export function whyNotUndone(slip: Slip, today: string): string | null {
  const { root } = slip;
  if (isErased(root) && (slip.paid.get('stored') ?? 0) !== 0) return 'sales.accountClosed';
  if (slip.kind === 'sale' && root.lines.some(({ sells }) => sells?.isUntouched === false)) {
    return 'loyalty.countUsed';
  }
  if (!isErased(root) && root.person !== null && !canGiveUp(slip, root.person.account, today)) {
    return 'loyalty.storedGone';
  }
  return whyNoGift(slip) ?? whyNoTimes(slip) ?? (wantsGoneCoupon(slip) ? 'loyalty.couponGone' : null);
}

/** True where what a slip gave back to stored value is still there to be taken again. */
function canGiveUp({ paid, kept }: Slip, account: Account, today: string): boolean {
  const [stored, gift] = [(paid.get('stored') ?? 0) - kept, (paid.get('gift') ?? 0) + kept];
  return account.principal + stored >= 0 && account.giftOn(today) + gift >= 0;
}

/** A gift that came back may be with somebody else by now. */
function whyNoGift({ kind, takes }: Slip): string | null {
  if (kind !== 'return') return null;
  const left = new Map<Gift, number>();
  for (const { line, milli } of takes) {
    if (line.gift === null) continue;
    left.set(line.gift, (left.get(line.gift) ?? line.gift.stock) - milli / 1_000);
  }
  return [...left.values()].some((stock) => stock < 0) ? 'loyalty.giftsOut' : null;
}

/** A time that came back may be used by now, and its card closed. */
function whyNoTimes(slip: Slip): string | null {
  if (isErased(slip.root)) return null;
  const isReturn = slip.kind === 'return';
  const used = new Map<unknown, number>();
  for (const { uses, milli } of isReturn
    ? slip.takes.map(({ line, milli }) => ({ uses: line.uses, milli }))
    : slip.root.lines) {
    if (uses === null) continue;
    if (uses.isClosed) return 'loyalty.countClosed';
    if (!isReturn) continue;
    const wanted = (used.get(uses) ?? 0) + milli / 1_000;
    used.set(uses, wanted);
    if (uses.kind.times !== null && uses.left < wanted) return 'loyalty.countShort';
  }
  return null;
}

/** True where undoing a return wants a coupon that is not there any more. */
function wantsGoneCoupon({ kind, root: { coupon, usesCoupon } }: Slip): boolean {
  if (kind !== 'return' || coupon === null || usesCoupon || coupon.isErased) return false;
  return coupon.isVoided || coupon.used >= coupon.uses;
}
