import type { AppError } from '@shared/errors/AppError';
import type { CallInput, CallOutput, ChannelName } from '@shared/ipc/contracts';
import { settingsOf } from './builders/screens';
import { draftAnswers } from './fakeDrafts';
import type { Bridge, CallRequest, Envelope, EventName, Events } from '@shared/ipc/envelope';

/** What the fake program answers on each channel. Throwing an AppError refuses. */
export type Answers = {
  [N in ChannelName]?: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** A bridge without a program behind it: it answers as told, and remembers what it was asked. */
export type FakeBridge = Bridge & {
  requests: CallRequest[];
  /** Adds answers, or replaces them. */
  answer: (more: Answers) => void;
  /** Inputs that were sent on one channel, in order, but for the draft that they end: whether there is one is chance. */
  inputsOf: <N extends ChannelName>(channel: N) => CallInput<N>[];
  /** Tells the page something unasked. */
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
};

type Listener = (payload: Events[EventName]) => void;

const refuse = (code: string): Envelope => ({
  ok: false,
  error: { code, params: {}, fields: [], ref: null },
});

const isRefusal = (error: unknown): error is AppError => error instanceof Error && 'toEnvelope' in error;

function withoutDraft(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('endsDraft' in input)) return input;
  const { endsDraft: _, ...said } = input;
  return said;
}

/** Makes a fake bridge, which keeps drafts, of whose shop the owner is signed in and has planned nothing. A channel without an answer is refused as `ipc.unknownChannel`. */
export function makeBridge(answers: Answers): FakeBridge {
  const given = {
    ...draftAnswers(),
    'settings.get': () => settingsOf(),
    'followups.beside': () => ({ birthdays: { total: 0, rows: [] }, yesterday: null }),
    'loyalty.withinReach': () => ({ rows: [] }),
    'loyalty.rewardsOfToday': () => ({ birthdays: [], low: [] }),
    'loyalty.couponBatches': () => ({ rows: [] }),
    'loyalty.tillCoupons': () => ({ rows: [] }),
    'loyalty.gifts': () => ({ rows: [] }),
    'loyalty.storedTill': () => null,
    'loyalty.countCards': () => ({ rows: [], mayUse: false }),
    'loyalty.countKinds': () => ({ rows: [] }),
    'loyalty.countsOwed': () => ({ isOn: false, cards: 0, times: 0, cents: 0, customers: 0 }),
    'loyalty.storedOwed': () => ({ isOn: false, principalCents: 0, giftCents: 0, customers: 0 }),
    'followups.ofCustomer': () => ({ rows: [], total: 0, last: null }),
    'fields.list': () => [],
    'followups.promisesOf': () => ({ rows: [] }),
    ...answers,
  };
  const requests: CallRequest[] = [];
  const listeners = new Map<EventName, Set<Listener>>();

  const call = async (request: CallRequest): Promise<Envelope> => {
    requests.push(request);
    const answer = given[request.channel as ChannelName] as ((input: unknown) => unknown) | undefined;
    if (!answer) return refuse('ipc.unknownChannel');
    try {
      return { ok: true, value: await answer(request.input) };
    } catch (error) {
      if (isRefusal(error)) return { ok: false, error: error.toEnvelope() };
      return refuse('unexpected');
    }
  };

  return {
    call,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as Listener));
      return () => set.delete(listener as Listener);
    },
    takeFile: async (file) => ({
      ok: true,
      value: { token: '00000000-0000-4000-8000-000000000000', name: file.name },
    }),
    requests,
    answer: (more) => {
      Object.assign(given, more);
    },
    inputsOf: <N extends ChannelName>(channel: N) =>
      requests
        .filter((request) => request.channel === channel)
        .map((request) => withoutDraft(request.input) as CallInput<N>),
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
}

/** Puts a fake bridge where the preload puts the real one. */
export function installBridge(answers: Answers): FakeBridge {
  const bridge = makeBridge(answers);
  Object.defineProperty(window, 'shuke', { value: bridge, configurable: true });
  return bridge;
}
