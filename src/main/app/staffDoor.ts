import { AppError } from '@shared/errors/AppError';
import type { EventName, Events } from '@shared/ipc/envelope';
import type { DataHost } from '../ipc/dataHost';
import type { StaffDoor } from '../ipc/handlers';
import type { Session } from '../ipc/session';

export type StaffDoorOptions = {
  session: Pick<Session, 'caller' | 'enter' | 'prove' | 'lock' | 'leave' | 'mayUsePin'>;
  host: Pick<DataHost, 'secret'>;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Told where the trail could not be told of a locked screen; the screen is locked all the same. */
  onTrouble: (error: unknown) => void;
};

/** Lets people in and out: the shop's file says whether the proof holds, the session remembers who came in by it. */
export function openStaffDoor({ session, host, emit, onTrouble }: StaffDoorOptions): StaffDoor {
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
