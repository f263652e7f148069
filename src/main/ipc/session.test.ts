import { expect, it } from 'vitest';
import { Session } from './session';

function sessionAt(iso: string) {
  let now = new Date(iso);
  let monotonicMs = 0;
  const told: boolean[] = [];
  const session = new Session({ now: () => now, monotonicMs: () => monotonicMs });
  session.onChange((isOther) => void told.push(isOther));
  return {
    session,
    told,
    wait: (ms: number) => {
      now = new Date(now.getTime() + ms);
      monotonicMs += ms;
    },
    setClock: (to: string) => (now = new Date(to)),
  };
}

const HOUR = 3_600_000;

it('begins with nobody, who can neither lock nor leave', () => {
  const { session, told } = sessionAt('2026-11-22T02:00:00.000Z');
  expect(session.caller()).toEqual({
    personId: null,
    isLocked: false,
    pinFor: [],
    isProven: false,
    approverId: null,
  });
  expect(session.lock()).toBe(false);
  expect(session.leave()).toBe(false);
  expect(told).toEqual([]);
});

it('tells the page to begin anew where somebody else comes in or the person leaves, and not where they unlock', () => {
  const { session, told } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, true);
  session.lock();
  expect(session.isShut()).toBe(true);
  session.enter(1, false);
  session.lock();
  session.enter(2, true);
  session.leave();
  expect(session.isShut()).toBe(true);
  expect(told).toEqual([false, false, false, false, true, true]);
});

it('lets a PIN do on the day of a password, for the one who gave it', () => {
  const { session, wait } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, true);
  session.enter(2, false);
  expect([session.mayUsePin(1), session.mayUsePin(2)]).toEqual([true, false]);
  expect(session.caller().pinFor).toEqual([1]);
  wait(24 * HOUR);
  expect(session.mayUsePin(1)).toBe(false);
});

it('is not lengthened by a clock that is set back each day', () => {
  const { session, wait, setClock } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, true);
  wait(25 * HOUR);
  setClock('2026-11-22T02:00:00.000Z');
  expect(session.mayUsePin(1)).toBe(false);
});

it('forgets everybody with the shop', () => {
  const { session } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, true);
  session.lock();
  session.reset();
  expect(session.caller()).toEqual({
    personId: null,
    isLocked: false,
    pinFor: [],
    isProven: false,
    approverId: null,
  });
  expect(session.isShut()).toBe(false);
});

it('takes the password as proof for five minutes, and no longer than the person stays at the screen', () => {
  const { session, wait } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, true);
  expect(session.caller().isProven).toBe(true);
  wait(5 * 60_000);
  expect(session.caller().isProven).toBe(false);
  session.prove(1);
  expect(session.caller().isProven).toBe(true);
  session.lock();
  expect(session.caller().isProven).toBe(false);
  session.enter(1, false);
  expect(session.caller().isProven).toBe(false);
  session.prove(1);
  session.enter(2, false);
  expect(session.caller().isProven).toBe(false);
});

it('takes no proof from somebody who has left the screen meanwhile', () => {
  const { session } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(1, false);
  session.prove(2);
  session.lock();
  session.prove(1);
  session.enter(1, false);
  expect(session.caller().isProven).toBe(false);
});

it('lets through the very request that was approved, for two minutes, and while the person stays', () => {
  const { session, wait } = sessionAt('2026-11-22T02:00:00.000Z');
  session.enter(2, true);
  const request = { channel: 'customers.remove', input: { ids: [1] }, commandId: 'a' };
  session.approve(2, request, 1);
  expect(session.approverOf({ ...request, input: { ids: [1] } })).toBe(1);
  expect(session.approverOf({ ...request, input: { ids: [2] } })).toBeNull();
  expect(session.approverOf({ ...request, commandId: 'b' })).toBeNull();
  expect(session.approverOf({ ...request, channel: 'customers.restore' })).toBeNull();
  expect(session.approverOf({ ...request, input: 1n })).toBeNull();
  wait(120_000);
  expect(session.approverOf(request)).toBeNull();
  session.approve(2, request, 1);
  session.lock();
  session.enter(2, false);
  expect(session.approverOf(request)).toBeNull();
  session.approve(3, request, 1);
  expect(session.approverOf(request)).toBeNull();
});
