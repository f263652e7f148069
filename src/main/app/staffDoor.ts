import { AppError } from '@shared/errors/AppError';
import type { EventName, Events } from '@shared/ipc/envelope';
import type { DataHost } from '../ipc/dataHost';
import type { StaffDoor } from '../ipc/handlers';
import type { Session } from '../ipc/session';
import { openApprovalCodes } from './approvalCodes';
import type { ApprovalCodesOptions } from './approvalCodes';

export type StaffDoorOptions = {
  session: Pick<Session, 'caller' | 'enter' | 'prove' | 'approve' | 'lock' | 'leave' | 'mayUsePin'>;
  host: Pick<DataHost, 'secret'>;
  whoIsIn: ApprovalCodesOptions['whoIsIn'];
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Told where the trail could not be told of a locked screen; the screen is locked all the same. */
  onTrouble: (error: unknown) => void;
};

/** Lets people in and out: the shop's file says whether the proof holds, the session remembers who came in by it. */
export function openStaffDoor({ session, host, whoIsIn, emit, onTrouble }: StaffDoorOptions): StaffDoor {
  const note = (personId: number | null, what: 'lock' | 'signOut'): void => {
    if (personId !== null) host.secret({ act: 'note', personId, what }).catch(onTrouble);
  };
  const changed = (): void => {
    emit('data.changed', { features: ['staff', 'settings', 'history'] });
  };
  return {
    signIn: async (personId, kind, secret) => {
      if (kind === 'pin' && !session.mayUsePin(personId)) throw new AppError('staff.notToday');
      await host.secret({ act: 'signIn', personId, kind, secret });
      session.enter(personId, kind === 'password');
    },
    recover: async (code, password) => {
      const { personId } = await host.secret({ act: 'recover', code, password });
      session.enter(personId, true);
    },
    lock: () => {
      const { personId, isLocked } = session.caller();
      if (!session.lock()) throw new AppError('staff.noPassword');
      if (!isLocked) note(personId, 'lock');
    },
    leave: () => {
      const { personId } = session.caller();
      if (!session.leave()) throw new AppError('staff.noPassword');
      note(personId, 'signOut');
    },
    prove: async (password) => {
      const { personId } = await host.secret({ act: 'prove', by: session.caller(), password });
      session.prove(personId);
    },
    approve: async ({ approverId, kind, secret }, request) => {
      if (kind === 'pin' && !session.mayUsePin(approverId)) throw new AppError('staff.notToday');
      const by = session.caller();
      await host.secret({ act: 'approve', by, approverId, kind, secret, channel: request.channel });
      session.approve(by.personId, request, approverId);
    },
    codes: openApprovalCodes({
      caller: () => session.caller(),
      whoIsIn,
      keep: async (by, kind, secret, digits) => {
        await host.secret({ act: 'keepCodes', by, kind, secret, digits });
        changed();
      },
    }),
    setPassword: async (personId, password) => {
      await host.secret({ act: 'setPassword', by: session.caller(), personId, password });
      changed();
    },
    setOwnPassword: async (current, password) => {
      const { personId } = await host.secret({
        act: 'setOwnPassword',
        by: session.caller(),
        current,
        password,
      });
      session.enter(personId, true);
      changed();
    },
    setOwnPin: async (password, pin) => {
      await host.secret({ act: 'setOwnPin', by: session.caller(), password, pin });
      changed();
    },
    keepCode: async (code) => {
      await host.secret({ act: 'keepCode', by: session.caller(), code });
      changed();
    },
  };
}
