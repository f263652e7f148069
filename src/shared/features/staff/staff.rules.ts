import type { Permission } from '../../ipc/contract';

/** What people are in a shop, the most trusted first. */
export const ROLES = ['owner', 'manager', 'desk', 'sales'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that are given: the owner is one and stays it. */
export const GIVEN_ROLES = ['manager', 'desk', 'sales'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/**
 * How far a right reaches: not at all; to what is one's own (acts that one did, customers whom one looks after); to
 * those of colleagues of the same role and of nobody too; to everything.
 */
export const SCOPES = ['none', 'own', 'team', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Rights that the owner gives and takes, and what each role has before anybody changed it. */
export const RIGHTS = {
  'customers.read': { manager: 'all', desk: 'all', sales: 'own' },
  'customers.write': { manager: 'all', desk: 'all', sales: 'own' },
  'customers.delete': { manager: 'all', desk: 'all', sales: 'none' },
  'customers.reveal': { manager: 'all', desk: 'all', sales: 'own' },
  'customers.peek': { manager: 'all', desk: 'all', sales: 'all' },
  'followups.read': { manager: 'all', desk: 'all', sales: 'own' },
  'followups.write': { manager: 'all', desk: 'all', sales: 'own' },
  'followups.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'followups.export': { manager: 'all', desk: 'none', sales: 'all' },
  'sales.read': { manager: 'all', desk: 'all', sales: 'all' },
  'sales.write': { manager: 'all', desk: 'all', sales: 'all' },
  'sales.export': { manager: 'all', desk: 'all', sales: 'none' },
  'sales.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'products.read': { manager: 'all', desk: 'all', sales: 'all' },
  'products.write': { manager: 'all', desk: 'all', sales: 'none' },
  'products.export': { manager: 'all', desk: 'all', sales: 'none' },
  'products.delete': { manager: 'all', desk: 'none', sales: 'none' },
  'products.reveal': { manager: 'none', desk: 'none', sales: 'none' },
  'loyalty.read': { manager: 'all', desk: 'all', sales: 'all' },
  'loyalty.write': { manager: 'all', desk: 'all', sales: 'all' },
  'loyalty.manage': { manager: 'none', desk: 'none', sales: 'none' },
  'opening.read': { manager: 'all', desk: 'none', sales: 'none' },
  'opening.write': { manager: 'all', desk: 'none', sales: 'none' },
  'processes.read': { manager: 'all', desk: 'all', sales: 'all' },
  'processes.write': { manager: 'all', desk: 'all', sales: 'all' },
  'processes.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'feedback.read': { manager: 'all', desk: 'all', sales: 'all' },
  'feedback.write': { manager: 'all', desk: 'all', sales: 'none' },
  'feedback.export': { manager: 'all', desk: 'none', sales: 'none' },
  'feedback.manage': { manager: 'none', desk: 'none', sales: 'none' },
  'complaints.read': { manager: 'all', desk: 'all', sales: 'all' },
  'complaints.write': { manager: 'all', desk: 'all', sales: 'all' },
  'complaints.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'inquiries.read': { manager: 'all', desk: 'all', sales: 'own' },
  'inquiries.write': { manager: 'all', desk: 'all', sales: 'own' },
  'inquiries.export': { manager: 'all', desk: 'all', sales: 'all' },
  'joins.read': { manager: 'all', desk: 'all', sales: 'none' },
  'joins.write': { manager: 'all', desk: 'all', sales: 'none' },
  'joins.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'fields.manage': { manager: 'all', desk: 'none', sales: 'none' },
  'duplicates.read': { manager: 'all', desk: 'all', sales: 'none' },
  'duplicates.write': { manager: 'all', desk: 'all', sales: 'none' },
  'transfer.read': { manager: 'all', desk: 'none', sales: 'none' },
  'transfer.write': { manager: 'all', desk: 'none', sales: 'none' },
  'history.read': { manager: 'all', desk: 'own', sales: 'own' },
  'history.write': { manager: 'all', desk: 'own', sales: 'own' },
  'backup.read': { manager: 'all', desk: 'all', sales: 'all' },
  'backup.write': { manager: 'all', desk: 'none', sales: 'none' },
  'staff.read': { manager: 'all', desk: 'none', sales: 'none' },
  'staff.write': { manager: 'none', desk: 'none', sales: 'none' },
  'privacy.export': { manager: 'all', desk: 'none', sales: 'none' },
  'privacy.delete': { manager: 'none', desk: 'none', sales: 'none' },
} as const satisfies Partial<Record<Permission, Readonly<Record<GivenRole, Scope>>>>;

/** A right of the table. */
export type TableRight = keyof typeof RIGHTS;
export const TABLE_RIGHTS = Object.keys(RIGHTS) as readonly TableRight[];

/** What everybody who is signed in may do: their own drafts, what shifts tell one another, how the screen looks, leaving. */
const EVERYBODY: readonly Permission[] = [
  'drafts.read',
  'drafts.write',
  'settings.read',
  'settings.write',
  'shifts.read',
  'shifts.write',
];

/** What nobody but the owner ever may, since it would lead to all the rest: it is in no table. */
const OWNER_ONLY: readonly Permission[] = [
  'backup.delete',
  'backup.manage',
  'settings.manage',
  'staff.manage',
];

/** Rights of which no channel asks: they say what an answer holds. */
export const SIGHT_RIGHTS: readonly Permission[] = ['customers.reveal', 'products.reveal', 'loyalty.write'];

/** Every right that a channel may ask for, or an answer hang on. */
export const PERMISSIONS: readonly Permission[] = [...EVERYBODY, ...TABLE_RIGHTS, ...OWNER_ONLY];

const isTableRight = (permission: Permission): permission is TableRight => Object.hasOwn(RIGHTS, permission);

/** Rights to what is somebody's to do. */
const OWNED: ReadonlySet<TableRight> = new Set([
  'followups.read',
  'followups.write',
  'inquiries.read',
  'inquiries.write',
]);

/** Reaches that the table offers for a right: customers are looked after by somebody, what is planned is somebody's to do, acts were done by somebody. */
export function scopesOf(right: TableRight): readonly Scope[] {
  if (OWNED.has(right) || right.startsWith('customers.')) return SCOPES;
  if (right === 'history.read') return ['own', 'all'];
  return right === 'history.write' ? ['none', 'own', 'all'] : ['none', 'all'];
}

/**
 * How far a role's right reaches. `changed` is what the owner set for this role and right, null where nothing. A right
 * that is named nowhere is refused.
 */
export function scopeOf(role: Role, permission: Permission, changed: Scope | null): Scope {
  if (role === 'owner') return 'all';
  if (EVERYBODY.includes(permission)) return 'all';
  if (!isTableRight(permission)) return 'none';
  const isOffered = changed !== null && scopesOf(permission).includes(changed);
  return isOffered ? changed : RIGHTS[permission][role];
}

/** True for a right that can be lent for one act: what is the owner's alone never is. */
export const canBeLent = (permission: Permission): boolean => isTableRight(permission);

/** Who may agree to an act of somebody else, as far as they hold the right to it themselves. */
export const mayApprove = (role: Role): boolean => role === 'owner' || role === 'manager';

/** True where `actor` may give `role`, or change somebody who has it: whoever stands below, and the owner everybody. */
export function mayLead(actor: Role, role: Role): boolean {
  if (actor === 'owner') return role !== 'owner';
  return actor === 'manager' && (role === 'desk' || role === 'sales');
}

/** What is kept under the name of a person, and handed over when they leave. */
export const BELONGINGS = [
  'customers',
  'followups',
  'promises',
  'processes',
  'complaints',
  'inquiries',
  'visits',
  'drafts',
] as const;
export type BelongingKind = (typeof BELONGINGS)[number];

/** So many things of a kind are named one by one when they are divided; what is beyond goes in turn. */
export const MOST_NAMED = 200;

/** Codes on a printed list. */
export const LIST_LENGTH = 40;

/** Signs of the shortest password that is taken, and of the longest. */
export const PASSWORD_LENGTH = { min: 6, max: 200 } as const;
/** Digits of a PIN. */
export const PIN_LENGTH = { min: 4, max: 6 } as const;
/** What makes the digits of somebody who is away: an authenticator on the phone, or a printed list. */
export const CODE_KINDS = ['app', 'list'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Longest name of a person. */
export const NAME_LENGTH = 40;

/** What others try first; besides these whatever is one sign again and again, or a row of the keyboard. */
const COMMONEST = new Set(
  `123123 112233 121212 123321 654321 666888 888666 111222 aa123456 a123456 123456a qwe123 123qwe abc123 abc12345
   password passw0rd admin123 woaini woaini1314 woaini520 5201314 1314520 iloveyou 147258 147258369 159753 789456
   zxcvbnm asdasd qazwsx 1qaz2wsx q1w2e3r4 dianzhang laoban shuke123`.split(/\s+/u),
);
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const isRow = (text: string): boolean => {
  const back = [...text].reverse().join('');
  return ROWS.some((row) => row.includes(text) || row.includes(back));
};

/** What is wrong with a new password; null where it will do. */
export function passwordFault(password: string): 'short' | 'long' | 'common' | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'short';
  if (length > PASSWORD_LENGTH.max) return 'long';
  const plain = password.toLowerCase();
  return new Set(plain).size < 3 || isRow(plain) || COMMONEST.has(plain) ? 'common' : null;
}

/** What is wrong with a new PIN; null where it will do. */
export function pinFault(pin: string): 'digits' | 'common' | null {
  if (!/^\d{4,6}$/u.test(pin)) return 'digits';
  return new Set(pin).size === 1 || isRow(pin) ? 'common' : null;
}

/** Wrong tries that are free. */
export const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How long nobody may try after so many wrong tries in a row, in ms: 30 s after five, then twice as long, up to an hour. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, failures - FREE_TRIES));
}

/** After so many minutes without a key or a mouse the screen locks; null: never. */
export const LOCK_MINUTES = [5, 10, 30] as const;
export type LockMinutes = (typeof LOCK_MINUTES)[number] | null;
/** What holds before anybody chose. */
export const FIRST_LOCK_MINUTES: LockMinutes = 10;
