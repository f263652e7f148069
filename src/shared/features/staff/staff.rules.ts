import type { Permission } from '../../ipc/contract';

/** What a person is in the shop. */
export type Role = 'owner';

/** Rights of each role: `all`, or those named. What is not named is refused. */
const RIGHTS: Readonly<Record<Role, 'all' | readonly Permission[]>> = { owner: 'all' };

/** True where the role holds the right. */
export function mayAct(role: Role, permission: Permission): boolean {
  const rights = RIGHTS[role];
  return rights === 'all' || rights.includes(permission);
}
