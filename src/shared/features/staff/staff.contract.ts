import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { isRealDay } from '../../lib/days';
import {
  BELONGINGS,
  CODE_KINDS,
  GIVEN_ROLES,
  MOST_NAMED,
  NAME_LENGTH,
  PASSWORD_LENGTH,
  PIN_LENGTH,
  ROLES,
  SCOPES,
  TABLE_RIGHTS,
} from './staff.rules';

const day = z.string().refine(isRealDay);
const personId = z.number().int().positive();
const name = z.string().trim().min(1).max(NAME_LENGTH);
/** As it was typed: what is too short or too common is told in words, so it must come through. */
const password = z.string().max(PASSWORD_LENGTH.max);
const pin = z.string().max(PIN_LENGTH.max);

/** Which codes somebody has; `listNext` is the number of the code on the list that counts next. */
const codes = z.object({ hasApp: z.boolean(), listNext: z.number().int().positive().nullable() });

const person = z.object({
  id: personId,
  name: z.string(),
  role: z.enum(ROLES),
  isActive: z.boolean(),
  hasPassword: z.boolean(),
  hasPin: z.boolean(),
  /** When they are away, now or next, and who stands in for them; null where nothing is planned. */
  leave: z
    .object({
      id: z.number().int(),
      from: z.string(),
      to: z.string(),
      deputyId: personId,
      deputy: z.string(),
    })
    .nullable(),
});
export type StaffPerson = z.infer<typeof person>;

/** Who gets what a leaving person had of one kind: those named one by one, and all else in turn; nobody: it stays. */
const share = z.object({
  kind: z.enum(BELONGINGS),
  inTurn: z.array(personId).max(50),
  named: z
    .array(z.object({ id: z.number().int().positive(), personId: personId.nullable() }))
    .max(MOST_NAMED),
});
export type Share = z.infer<typeof share>;

const belonging = z.object({
  kind: z.enum(BELONGINGS),
  count: z.number().int(),
  /** The first of them, where they can be told one from another. What is `byNameOnly` never goes in turn. */
  named: z.array(z.object({ id: z.number().int().positive(), title: z.string(), byNameOnly: z.boolean() })),
});
export type Belonging = z.infer<typeof belonging>;

export const staffContract = defineContract('staff', () => ({
  /** Everybody who works or worked here, and the rights of each role that can be changed. */
  list: query({
    input: z.object({}),
    output: z.object({
      people: z.array(person),
      rights: z.array(
        z.object({ right: z.enum(TABLE_RIGHTS), role: z.enum(GIVEN_ROLES), scope: z.enum(SCOPES) }),
      ),
      /** True where a recovery sheet was made, which opens for an owner who forgot the password. */
      hasSheet: z.boolean(),
    }),
    permission: 'staff.read',
  }),
  /** Who could agree to an act of this channel in the place of who is signed in; nobody where it cannot be lent. */
  approvers: query({
    input: z.object({ channel: z.string().max(60) }),
    output: z.object({
      people: z.array(codes.extend({ id: personId, name: z.string(), role: z.enum(ROLES) })),
    }),
    permission: 'settings.read',
  }),
  /** The signed-in person's own codes. */
  codes: query({ input: z.object({}), output: codes, permission: 'settings.read' }),
  /** Takes a colleague on, who has no password yet. Throws staff.ownerFirst, staff.nameTaken, staff.notYours. */
  add: command({
    input: z.object({ name, role: z.enum(GIVEN_ROLES) }),
    output: z.object({ id: personId }),
    permission: 'staff.write',
    changes: ['staff', 'settings'],
    needsProof: true,
  }),
  /** Throws staff.unknown, staff.nameTaken, staff.notYours. */
  rename: command({
    input: z.object({ id: personId, name }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'settings'],
  }),
  /** Throws staff.unknown, staff.notYours: the owner stays the owner, and nobody raises anybody to themselves. */
  setRole: command({
    input: z.object({ id: personId, role: z.enum(GIVEN_ROLES) }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'settings'],
    needsProof: true,
  }),
  /**
   * What somebody has in hand that who asks may know of and divide, and colleagues who could take it over. Throws
   * staff.unknown, staff.notYours.
   */
  belongings: query({
    input: z.object({ id: personId }),
    output: z.object({
      belongings: z.array(belonging),
      colleagues: z.array(z.object({ id: personId, name: z.string(), role: z.enum(ROLES) })),
    }),
    permission: 'staff.read',
  }),
  /**
   * Lets somebody go, whose calls are refused from then on, and divides what they had in hand; of who has left, what was
   * still with them. Throws staff.unknown, staff.notYours.
   */
  leave: command({
    input: z.object({ id: personId, shares: z.array(share).max(BELONGINGS.length) }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'settings', 'customers', 'followups', 'drafts'],
    isUndoable: true,
    needsProof: true,
  }),
  /** Takes somebody back, who needs a new password. Throws staff.unknown, staff.notYours, staff.nameTaken. */
  comeBack: command({
    input: z.object({ id: personId }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'settings'],
    needsProof: true,
  }),
  /**
   * Says from which day to which somebody is away and who stands in for them, who then sees their customers as they do; in
   * place of what was planned before. Throws staff.unknown, .notYours, .badDays, .notAsDeputy.
   */
  setLeave: command({
    input: z.object({ id: personId, from: day, to: day, deputyId: personId }),
    output: z.object({ leaveId: z.number().int() }),
    permission: 'staff.write',
    changes: ['staff', 'customers', 'drafts'],
    isUndoable: true,
    needsProof: true,
  }),
  /** Takes what is planned back; somebody who is away is back. Throws staff.unknown, staff.notYours. */
  endLeave: command({
    input: z.object({ id: personId }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'customers', 'drafts'],
    isUndoable: true,
  }),
  /** Takes a forgotten PIN away. Throws staff.unknown, staff.notYours. */
  clearPin: command({
    input: z.object({ id: personId }),
    output: z.object({}),
    permission: 'staff.write',
    changes: ['staff', 'settings'],
    needsProof: true,
  }),
  /** Changes how far a right of a role reaches. Throws staff.badScope. */
  setRight: command({
    input: z.object({ right: z.enum(TABLE_RIGHTS), role: z.enum(GIVEN_ROLES), scope: z.enum(SCOPES) }),
    output: z.object({}),
    permission: 'staff.manage',
    changes: ['staff', 'settings'],
    needsProof: true,
  }),
  /** Signs a person in, or unlocks. Throws staff.wrong, staff.wait (`seconds`). */
  signIn: desktop({
    input: z.object({ personId, password }),
    output: z.object({}),
    permission: 'settings.read',
    isForEverybody: true,
  }),
  /** The same by PIN. Throws staff.notToday too: a day begins with the password. */
  enterPin: desktop({
    input: z.object({ personId, pin }),
    output: z.object({}),
    permission: 'settings.read',
    isForEverybody: true,
  }),
  /** Gives the owner a new password by the recovery code, and signs them in. Throws staff.noSheet, staff.wrongCode, staff.weak. */
  recover: desktop({
    input: z.object({ code: z.string().max(200), password }),
    output: z.object({}),
    permission: 'settings.read',
    isForEverybody: true,
  }),
  /**
   * Gives one's own password once more, which is proof for some minutes where a channel asks for it. Throws staff.wrong,
   * staff.wait (`seconds`), staff.noPassword.
   */
  prove: desktop({ input: z.object({ password }), output: z.object({}), permission: 'settings.read' }),
  /**
   * Somebody who holds the right agrees, at the desk or by six digits over the phone, to this very call, which whoever is
   * signed in may send within two minutes. Throws staff.wrong, staff.wait, staff.notToday, staff.wrongDigits,
   * staff.mayNotApprove.
   */
  approve: desktop({
    input: z.object({
      approverId: personId,
      kind: z.enum(['password', 'pin', 'code']),
      secret: password,
      call: z.object({ channel: z.string().max(60), commandId: z.uuid(), input: z.unknown() }),
    }),
    output: z.object({}),
    permission: 'settings.read',
  }),
  /**
   * Makes new codes for oneself, which count once `keepCodes` had the first of them. `text`: the secret as an
   * authenticator takes it, or the list one by one. Throws staff.mayNotApprove for who may agree to nothing.
   */
  proposeCodes: desktop({
    input: z.object({ kind: z.enum(CODE_KINDS) }),
    output: z.object({ text: z.array(z.string()), link: z.string().nullable() }),
    permission: 'settings.read',
    needsProof: true,
  }),
  /** Prints the list that was just made. Throws staff.noCodes, backup.notPrinted. */
  printCodes: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.read',
    needsProof: true,
  }),
  /** Takes the codes that were just made into use, in place of those before. Throws staff.noCodes, staff.wrongDigits. */
  keepCodes: desktop({
    input: z.object({ kind: z.enum(CODE_KINDS), digits: z.string().max(40) }),
    output: z.object({}),
    permission: 'settings.read',
    needsProof: true,
  }),
  /** Takes one's own codes away, because the phone or the list was lost, say. */
  dropCodes: command({
    input: z.object({ kind: z.enum(CODE_KINDS) }),
    output: z.object({}),
    permission: 'settings.write',
    changes: ['staff'],
    needsProof: true,
  }),
  /** Locks the screen. Throws staff.noPassword where nobody could unlock it. */
  lock: desktop({ input: z.object({}), output: z.object({}), permission: 'settings.read' }),
  /** Signs out; the window begins anew. Throws staff.noPassword. */
  signOut: desktop({ input: z.object({}), output: z.object({}), permission: 'settings.read' }),
  /** Sets a colleague's password, and takes their PIN away. Throws staff.weak, staff.ownerFirst, staff.unknown, staff.notYours. */
  setPassword: desktop({
    input: z.object({ personId, password }),
    output: z.object({}),
    permission: 'staff.write',
    needsProof: true,
  }),
  /** Sets one's own password; `current` is null where there is none yet. Throws staff.weak, staff.wrong, staff.wait. */
  setOwnPassword: desktop({
    input: z.object({ current: password.nullable(), password }),
    output: z.object({}),
    permission: 'settings.read',
  }),
  /** Sets one's own PIN, or takes it away (null). Throws staff.weakPin, staff.wrong, staff.wait, staff.noPassword. */
  setOwnPin: desktop({
    input: z.object({ password, pin: pin.nullable() }),
    output: z.object({}),
    permission: 'settings.read',
  }),
}));
