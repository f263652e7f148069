/* First: it stands in for Electron before anything imports it. */
import '../support/plainElectron';
import { canBeLent, mayApprove, scopeOf, type Role } from '@shared/features/staff/staff.rules';
import type { Channel } from '@shared/ipc/contract';
import { allChannels, type ChannelName } from '@shared/ipc/contracts';
import { isDenied } from '../../../src/main/ipc/denials';
import { NOBODY, type Caller } from '../../../src/main/ipc/session';
import { SAMPLES } from '../../router/samples';
import { openFuzzShop, type FuzzShop } from '../fuzz/fuzzShop';
import { note, verdict } from '../support/report';

/* Started by scripts/drill.mjs and tests/router/roles.test.ts: every channel asked by everybody who might. */

const DRILL = 'drill:roles';
const PASSWORD = '三杯清茶真好';
/** Refused calls are written together after some seconds. */
const COUNTED_LIMIT_MS = 60_000;

/** Somebody who asks; `role` is null for who is not in the shop. */
type Asker = {
  name: string;
  caller: Caller;
  role: Role | null;
  isLocked: boolean;
  /** Who agreed to each of the calls. */
  approver?: Role;
};

const STEP_UP = 'staff.stepUp';

/** Samples that would change who may do what meanwhile, or ask for what others did: their fault is another than the right. */
const INPUTS: Partial<Record<ChannelName, unknown>> = {
  'history.undo': { actId: 999_999 },
  'staff.rename': { id: 999, name: '无名' },
  'staff.setRole': { id: 999, role: 'sales' },
  'staff.leave': { id: 999, shares: [] },
  'staff.comeBack': { id: 999 },
  'staff.setLeave': { id: 999, from: '2099-10-01', to: '2099-10-07', deputyId: 1 },
  'staff.endLeave': { id: 999 },
  'staff.clearPin': { id: 999 },
  'staff.setPassword': { personId: 999, password: PASSWORD },
  'staff.setRight': { right: 'customers.delete', role: 'sales', scope: 'none' },
  'staff.signIn': { personId: 999, password: PASSWORD },
  'followups.bringEvents': { ...SAMPLES['followups.bringEvents'], personId: 999 },
};

type Refusal = 'ipc.signedOut' | 'ipc.denied' | typeof STEP_UP;

/** What the contract says of a call: null where it comes through to its handler. */
function refusalOf(channel: Channel, asker: Asker): Refusal | null {
  const { role, isLocked, caller } = asker;
  if (channel.isForEverybody === true) return null;
  if (role === null || (isLocked && channel.isForLocked !== true)) return 'ipc.signedOut';
  const isHeld = scopeOf(role, channel.permission, null) !== 'none';
  if (!isHeld && !isLent(channel, asker)) return 'ipc.denied';
  return channel.needsProof === true && !caller.isProven ? STEP_UP : null;
}

/** True where somebody who may agreed to it, and it can be agreed to. */
function isLent({ canBeApproved, permission }: Channel, { approver }: Asker): boolean {
  if (canBeApproved !== true || approver === undefined || !mayApprove(approver)) return false;
  return canBeLent(permission) && scopeOf(approver, permission, null) !== 'none';
}

const REFUSALS: readonly string[] = ['ipc.signedOut', 'ipc.denied', STEP_UP];

async function answerOf(shop: FuzzShop, name: ChannelName): Promise<string> {
  const answer = await shop.call(
    { channel: name, input: INPUTS[name] ?? SAMPLES[name], commandId: crypto.randomUUID() },
    true,
  );
  return answer.ok ? 'ok' : answer.error.code;
}

/** A shop with one person of each role, each with a password, and one who left. */
async function peopledShop(shop: FuzzShop): Promise<Asker[]> {
  const ask = async (channel: ChannelName, input: unknown): Promise<unknown> => {
    const answer = await shop.call({ channel, input, commandId: crypto.randomUUID() }, true);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value;
  };
  await ask('settings.openShop', SAMPLES['settings.openShop']);
  await ask('customers.create', { name: '单雄信' });
  await ask('staff.setOwnPassword', { current: null, password: PASSWORD });
  const by = (personId: number | null, isLocked = false, isProven = true): Caller => ({
    ...NOBODY,
    personId,
    isLocked,
    isProven,
  });
  const roles: { name: string; id: number; role: Role }[] = [{ name: 'owner', id: 1, role: 'owner' }];
  for (const role of ['manager', 'desk', 'sales'] as const) {
    const { id } = (await ask('staff.add', { name: role, role })) as { id: number };
    await ask('staff.setPassword', { personId: id, password: PASSWORD });
    roles.push({ name: role, id, role });
  }
  const approved = (id: number, approverId: number): Caller => ({ ...by(id), approverId });
  const [, ...staff] = roles;
  const desk = staff.find(({ role }) => role === 'desk')?.id ?? 0;
  const { id: left } = (await ask('staff.add', { name: 'left', role: 'manager' })) as { id: number };
  await ask('staff.leave', { id: left, shares: [] });
  return [
    ...roles.map(({ name, id, role }) => ({ name, caller: by(id), role, isLocked: false })),
    ...roles.map(({ name, id, role }) => ({
      name: `${name}, long after the password`,
      caller: by(id, false, false),
      role,
      isLocked: false,
    })),
    ...roles.map(({ name, id, role }) => ({
      name: `${name}, locked`,
      caller: by(id, true),
      role,
      isLocked: true,
    })),
    ...staff.map(({ name, id, role }) => ({
      name: `${name}, the owner agrees`,
      caller: approved(id, 1),
      role,
      isLocked: false,
      approver: 'owner' as const,
    })),
    ...staff.map(({ name, id, role }) => ({
      name: `${name}, the front desk agrees`,
      caller: approved(id, desk),
      role,
      isLocked: false,
      approver: 'desk' as const,
    })),
    { name: 'who left', caller: by(left), role: null, isLocked: false },
    { name: 'nobody', caller: by(null), role: null, isLocked: false },
    { name: 'somebody unknown', caller: by(999), role: null, isLocked: false },
  ];
}

/** Waits for the count of refused calls, which comes into the file some seconds later; answers what is wrong with it. */
async function countFault(shop: FuzzShop, refused: number): Promise<string[]> {
  const endsAt = Date.now() + COUNTED_LIMIT_MS;
  while (shop.deniedCalls() !== refused && Date.now() < endsAt) {
    await new Promise((done) => setTimeout(done, 50));
  }
  const counted = shop.deniedCalls();
  return counted === refused
    ? []
    : [`${String(refused)} calls were refused, ${String(counted)} of them counted`];
}

/** Asks every cell of the matrix. With `impostor` each call goes out as the owner's, which must be noticed. */
async function matrix(impostor: boolean): Promise<{ tried: number; faults: string[] }> {
  const shop = await openFuzzShop();
  const faults: string[] = [];
  let tried = 0;
  let refused = 0;
  try {
    const askers = await peopledShop(shop);
    for (const asker of askers) {
      shop.callAs(impostor ? { ...NOBODY, personId: 1, isProven: true } : asker.caller);
      for (const { name, channel } of allChannels()) {
        tried += 1;
        const expected = refusalOf(channel, asker);
        const found = await answerOf(shop, name);
        if (isDenied(found)) refused += 1;
        const isRight = expected === null ? !REFUSALS.includes(found) : found === expected;
        if (!isRight) faults.push(`${asker.name}, ${name}: ${found} instead of ${expected ?? 'an answer'}`);
      }
      await shop.settled();
    }
    faults.push(...(await countFault(shop, refused)), ...shop.crashes);
  } finally {
    await shop.close();
  }
  return { tried, faults };
}

async function run(): Promise<boolean> {
  const channels = allChannels();
  note(DRILL, `${String(channels.length)} channels, each asked by everybody`);
  const { tried, faults } = await matrix(false);
  for (const fault of faults.slice(0, 40)) note(DRILL, fault);
  const control = await matrix(true);
  const isNoticed = control.faults.length > 0;
  note(
    DRILL,
    `control, the owner written on each request: ${isNoticed ? `noticed (${String(control.faults.length)} cells)` : 'NOT NOTICED'}`,
  );
  verdict(DRILL, { tried, lost: faults.length, corrupt: 0 });
  return faults.length === 0 && isNoticed;
}

run().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
