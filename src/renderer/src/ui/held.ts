/** Remembers what was drawn last, to keep it while the next is not worth drawing yet. */
export class Held<T> {
  #last: T | null = null;

  /** `next` where it is ready, else what was ready before; `next` too where nothing ever was. */
  pick(next: T, isReady: boolean): T {
    if (isReady) this.#last = next;
    return this.#last ?? next;
  }
}
