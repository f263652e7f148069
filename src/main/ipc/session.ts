import { createHash } from 'node:crypto';
import { dayAndMinute } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { CallRequest } from '@shared/ipc/envelope';

/** Who asks, as the main process knows it. No page can say it: the router writes it on each request. */
export type Caller = {
  /** Null: nobody has signed in, which in a shop without a password is its owner. */
  personId: number | null;
  isLocked: boolean;
  /** Who has signed in by password today, and so may use a PIN. */
  pinFor: readonly number[];
  /** True where the person gave the password within the last minutes, and did not leave the screen since. */
  isProven: boolean;
  /** Who agreed to this very request; null where nobody did. */
  approverId: number | null;
};

/** A request with the person on it. */
export type SignedCall = CallRequest & { by: Caller };

/** A caller of whom nothing is known. */
export const NOBODY: Caller = {
  personId: null,
  isLocked: false,
  pinFor: [],
  isProven: false,
  approverId: null,
};

type Clocks = {
  now: () => Date;
  /** A clock that nobody sets, in ms. */
  monotonicMs: () => number;
};

const DAY_MS = 86_400_000;
/** For so long a given password is proof enough for what asks for it again. */
const PROOF_MS = 300_000;
/** For so long an approved act waits to be sent. */
const APPROVAL_MS = 120_000;

/** What names a request to the letter; null where it holds what no page could have sent for approval. */
function markOf({ channel, input, commandId }: CallRequest): string | null {
  try {
    return createHash('sha256')
      .update(JSON.stringify([channel, commandId, input]))
      .digest('hex');
  } catch {
    /* A made-up input may hold itself, or whole numbers without end. */
    return null;
  }
}

/** Who sits at this computer now. Kept in the memory of the main process: every start begins with nobody. */
export class Session {
  #personId: number | null = null;
  #isLocked = false;
  #hasLeft = false;
  #enteredAtMs = 0;
  #provenAtMs: number | null = null;
  readonly #approvals = new Map<string, { approverId: number; untilMs: number }>();
  readonly #passwords = new Map<number, { on: Day; atMs: number }>();
  readonly #listeners = new Set<(isOther: boolean) => void>();

  constructor(private readonly clocks: Clocks) {}

  /** Calls `listener` after each change; `isOther` where nothing of the person before may stay in view or in mind. */
  onChange(listener: (isOther: boolean) => void): void {
    this.#listeners.add(listener);
  }

  caller(): Caller {
    return {
      personId: this.#personId,
      isLocked: this.#isLocked,
      pinFor: [...this.#passwords.keys()].filter((id) => this.#isToday(id)),
      isProven:
        !this.#isLocked &&
        this.#provenAtMs !== null &&
        this.clocks.monotonicMs() - this.#provenAtMs < PROOF_MS,
      approverId: null,
    };
  }

  /** `personId` may send this very request within two minutes, and no other; its command id does it once. */
  approve(personId: number | null, request: CallRequest, approverId: number): void {
    const mark = markOf(request);
    /* Whoever asked for it may have left while it was looked at. */
    if (mark === null || this.isShut() || this.#personId !== personId) return;
    this.#approvals.set(mark, { approverId, untilMs: this.clocks.monotonicMs() + APPROVAL_MS });
  }

  /** Who agreed to this very request; null where nobody did, or too long ago. */
  approverOf(request: CallRequest): number | null {
    if (this.#approvals.size === 0 || this.isShut()) return null;
    const nowMs = this.clocks.monotonicMs();
    for (const [mark, { untilMs }] of this.#approvals) if (untilMs <= nowMs) this.#approvals.delete(mark);
    const mark = markOf(request);
    return mark === null ? null : (this.#approvals.get(mark)?.approverId ?? null);
  }

  /** True while somebody is to prove first who they are: nothing of what the shop does is told to the page. */
  isShut(): boolean {
    return this.#isLocked || this.#hasLeft;
  }

  /** True where a PIN does: this person gave the password today, in this run of the program. */
  mayUsePin(personId: number): boolean {
    return this.#isToday(personId);
  }

  /** Somebody has proven who they are. */
  enter(personId: number, byPassword: boolean): void {
    const before = this.#personId;
    this.#personId = personId;
    this.#isLocked = false;
    this.#hasLeft = false;
    this.#forgetProofs();
    const atMs = this.clocks.monotonicMs();
    this.#enteredAtMs = atMs;
    if (byPassword) {
      this.#passwords.set(personId, { on: this.#today(), atMs });
      this.#provenAtMs = atMs;
    }
    this.#tell(before !== null && before !== personId);
  }

  /** Whoever is in gave the password once more; it counts for nothing where they left the screen meanwhile. */
  prove(personId: number): void {
    if (this.#personId === personId && !this.#isLocked) this.#provenAtMs = this.clocks.monotonicMs();
  }

  /** Seconds since somebody last proved who they are. */
  secondsIn(): number {
    return (this.clocks.monotonicMs() - this.#enteredAtMs) / 1000;
  }

  /** Shuts the screen; false where nobody has signed in, so that nobody could open it again. */
  lock(): boolean {
    if (this.#personId === null) return false;
    if (this.#isLocked) return true;
    this.#isLocked = true;
    this.#forgetProofs();
    this.#tell(false);
    return true;
  }

  /** The person leaves; false where nobody has signed in. */
  leave(): boolean {
    if (this.#personId === null) return false;
    this.#forget();
    this.#hasLeft = true;
    this.#tell(true);
    return true;
  }

  /** Another shop is open: what is known of people was of the one before. */
  reset(): void {
    this.#forget();
    this.#hasLeft = false;
    this.#passwords.clear();
  }

  #forget(): void {
    this.#personId = null;
    this.#isLocked = false;
    this.#forgetProofs();
  }

  #forgetProofs(): void {
    this.#provenAtMs = null;
    this.#approvals.clear();
  }

  #tell(isOther: boolean): void {
    for (const listener of this.#listeners) listener(isOther);
  }

  #today(): Day {
    return dayAndMinute(this.clocks.now()).day;
  }

  /** By both clocks: one that was set back makes no day longer. */
  #isToday(personId: number): boolean {
    const given = this.#passwords.get(personId);
    if (given === undefined) return false;
    return given.on === this.#today() && this.clocks.monotonicMs() - given.atMs < DAY_MS;
  }
}
