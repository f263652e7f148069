/** Who is served first: a person's save goes before the next unit of a task. */
export type LaneRank = 'person' | 'task';

type Waiting = {
  run: () => Promise<void>;
};

/**
 * One queue in front of the one writing connection: a unit runs alone, from its first statement to its commit.
 * Without it overlapping transactions share the connection and silently lose rows (docs/adr/0001).
 */
export class Lane {
  readonly #waiting: Record<LaneRank, Waiting[]> = { person: [], task: [] };
  #isBusy = false;
  #whenIdle: (() => void)[] = [];

  /** Runs `act` alone, after those before it. Rejects as `act` does; a failed act does not stop the queue. */
  run<T>(rank: LaneRank, act: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve) => {
      this.#waiting[rank].push({
        run: async () => {
          /* An act that throws at once must not end the queue either. */
          const outcome = (async () => act())();
          resolve(outcome);
          await Promise.allSettled([outcome]);
        },
      });
      if (!this.#isBusy) void this.#drain();
    });
  }

  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void> {
    if (!this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #drain(): Promise<void> {
    this.#isBusy = true;
    for (;;) {
      const next = this.#waiting.person.shift() ?? this.#waiting.task.shift();
      if (next === undefined) break;
      await next.run();
      /* Messages of waiting people are read between two units, so that they can go before the next task unit. */
      if (this.#waiting.person.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isBusy = false;
    const idle = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of idle) resolve();
  }
}
