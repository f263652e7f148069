/** What a person wants done with work that still runs when they close the window. */
export type QuitAnswer = 'finish' | 'stop' | 'stay';

export type QuitOptions = {
  /** Channels of the long work that runs and must not be broken off unseen. */
  running: () => readonly string[];
  /** Asks the person what to do. */
  ask: (channels: readonly string[]) => void;
  /** Asks all work to stop. */
  stop: () => void;
  /** Ends the program. */
  quit: () => void;
};

/** Keeps the window open while long work runs, until the person has said what is to become of it. */
export type QuitGuard = {
  /**
   * True: the window may close. False: the person is asked. Who closes a second time instead of answering means that
   * it shall stop; a third time, that it shall be over at once.
   */
  mayClose: () => boolean;
  /** The person's answer; without a question it means nothing. */
  answer: (how: QuitAnswer) => void;
  /** To be told whenever work has ended. */
  workEnded: () => void;
};

/** Makes the guard of one window. */
export function guardQuit({ running, ask, stop, quit }: QuitOptions): QuitGuard {
  let state: 'open' | 'asked' | 'finishing' | 'stopping' | 'leaving' = 'open';

  const leaveWhenDone = (): void => {
    if (state === 'open' || state === 'leaving' || running().length > 0) return;
    state = 'leaving';
    quit();
  };
  const stopAll = (): void => {
    state = 'stopping';
    stop();
    leaveWhenDone();
  };
  return {
    mayClose: () => {
      if (state === 'leaving' || state === 'stopping' || running().length === 0) return true;
      if (state === 'open') {
        state = 'asked';
        ask(running());
      } else stopAll();
      return false;
    },
    answer: (how) => {
      if (state !== 'asked' && state !== 'finishing') return;
      if (how === 'stop') stopAll();
      else {
        state = how === 'finish' ? 'finishing' : 'open';
        leaveWhenDone();
      }
    },
    workEnded: leaveWhenDone,
  };
}
