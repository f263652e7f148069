import { AppError } from '../../shared/errors/AppError';
import { MOST_IN_FLIGHT } from './protocol';

/** What an act may do besides computing: tell that it lives, stop when asked to, and send batches. */
export type Work = {
  /** Throws AppError transfer.cancelled once the caller has cancelled; lets waiting messages in. Call it often. */
  breathe(): Promise<void>;
  /** Hands a batch over; waits while three are unanswered. */
  send(json: string): Promise<void>;
};

/** Longest the process computes without letting messages in, in ms. */
const BREATH_MS = 50;
/** How often it says that it lives, in ms. */
const BEAT_MS = 1_000;

/** Work of one request: its batches, their answers, and its cancelling. */
export class RequestWork implements Work {
  private inFlight = 0;
  private isCancelled = false;
  private wake: (() => void) | null = null;
  private breathedAt = Date.now();
  private beatAt = Date.now();

  constructor(
    private readonly sendBatch: (json: string) => void,
    private readonly sendBeat: () => void,
  ) {}

  cancel(): void {
    this.isCancelled = true;
    this.wake?.();
  }

  answered(): void {
    this.inFlight -= 1;
    this.wake?.();
  }

  async breathe(): Promise<void> {
    const now = Date.now();
    if (now - this.beatAt >= BEAT_MS) {
      this.beatAt = now;
      this.sendBeat();
    }
    if (now - this.breathedAt >= BREATH_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      this.breathedAt = Date.now();
    }
    if (this.isCancelled) throw new AppError('transfer.cancelled');
  }

  async send(json: string): Promise<void> {
    while (this.inFlight >= MOST_IN_FLIGHT && !this.isCancelled) {
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = null;
    }
    if (this.isCancelled) throw new AppError('transfer.cancelled');
    this.inFlight += 1;
    this.sendBatch(json);
    await this.breathe();
  }
}
