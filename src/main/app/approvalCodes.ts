import { AppError } from '@shared/errors/AppError';
import { LIST_LENGTH, mayApprove } from '@shared/features/staff/staff.rules';
import type { CodeKind, Role } from '@shared/features/staff/staff.rules';
import { base32Of, codeAt, makeSecret } from '../features/staff/staff.codes.service';
import type { ApprovalCodes } from '../ipc/handlers';
import type { Caller } from '../ipc/session';

export type ApprovalCodesOptions = {
  caller: () => Caller;
  /** Who is in, and the shop's name for the authenticator. */
  whoIsIn: () => Promise<{ name: string; role: Role; shop: string } | null>;
  keep: (by: Caller, kind: CodeKind, secret: string, digits: string) => Promise<void>;
};

/** Makes the codes of somebody who is away. Until they are taken into use they are in this memory alone, for who made them. */
export function openApprovalCodes({ caller, whoIsIn, keep }: ApprovalCodesOptions): ApprovalCodes {
  let proposed: { personId: number | null; kind: CodeKind; secret: string } | null = null;
  const proposedOf = (kind: CodeKind): string => {
    if (proposed?.kind !== kind || proposed.personId !== caller().personId)
      throw new AppError('staff.noCodes');
    return proposed.secret;
  };
  const listOf = (secret: string): string[] =>
    Array.from({ length: LIST_LENGTH }, (_, place) => codeAt(secret, place));
  return {
    propose: async (kind) => {
      const me = await whoIsIn();
      if (me === null || !mayApprove(me.role)) throw new AppError('staff.mayNotApprove');
      const secret = makeSecret();
      proposed = { personId: caller().personId, kind, secret };
      if (kind === 'list') return { text: listOf(secret), link: null };
      const text = base32Of(secret);
      const label = encodeURIComponent(`${me.shop}:${me.name}`);
      const link = `otpauth://totp/${label}?secret=${text}&issuer=${encodeURIComponent(me.shop)}`;
      return { text: [text], link };
    },
    list: () => listOf(proposedOf('list')),
    keep: async (kind, digits) => {
      await keep(caller(), kind, proposedOf(kind), digits);
      proposed = null;
    },
  };
}
