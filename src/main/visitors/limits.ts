import { PHOTOS } from '@shared/features/feedback/photos.rules';

/** What the page takes, in bytes, milliseconds and numbers. */
export const SITE_LIMITS = {
  bodyBytes: 32 * 1_024,
  headerBytes: 8 * 1_024,
  headers: 40,
  addressChars: 64,
  headersMs: 5_000,
  requestMs: 10_000,
  /** A form with photos: its bytes, its time, its least pace in bytes a second, and how many are under way at once. */
  photoBodyBytes: PHOTOS.most * PHOTOS.bytes + 64 * 1_024,
  /** So much more is let pass unread, so that a browser hears that it was too large. */
  passedBytes: 64 * 1_024 * 1_024,
  photoMs: 60_000,
  photoPace: 16 * 1_024,
  paceAfterMs: 4_000,
  uploads: 4,
  uploadsOfOne: 2,
  checkEachMs: 1_000,
  connections: 96,
  connectionsOfOne: 8,
  /** Requests within a minute, by one address and by all together. */
  requestsOfOne: 60,
  requests: 1_200,
  /** Entries within ten minutes, by one address and by all together. */
  entriesOfOne: 5,
  entries: 120,
  tokenLifeMs: 30 * 60_000,
  /** Main has answered by then, or the visitor is told to come back. */
  keepMs: 5_000,
  /** The same with photos, which are drawn anew before. */
  keepPhotosMs: 40_000,
} as const;

const MINUTE_MS = 60_000;
/** Addresses that are remembered; a network of a shop has fewer. */
const MOST_ADDRESSES = 4_096;

type Count = { since: number; count: number };

/** Counts within fixed windows, by address and for all together. Whoever is over the limit does not count for the others. */
export class Window {
  private readonly counts = new Map<string, Count>();
  private all: Count = { since: 0, count: 0 };

  constructor(
    private readonly windowMs: number,
    private readonly most: { one: number; all: number },
  ) {}

  /** True where one more is within the limits, and counts it. */
  take(address: string, now: number): boolean {
    const one = this.countOf(address, now);
    if (one.count >= this.most.one) return false;
    if (now - this.all.since >= this.windowMs) this.all = { since: now, count: 0 };
    if (this.all.count >= this.most.all) return false;
    one.count += 1;
    this.all.count += 1;
    return true;
  }

  /** Takes one back that came to nothing. */
  giveBack(address: string): void {
    const one = this.counts.get(address);
    if (one === undefined || one.count === 0) return;
    one.count -= 1;
    this.all.count = Math.max(0, this.all.count - 1);
  }

  private countOf(address: string, now: number): Count {
    const known = this.counts.get(address);
    if (known !== undefined && now - known.since < this.windowMs) return known;
    if (this.counts.size >= MOST_ADDRESSES) this.forgetOld(now);
    const fresh = { since: now, count: 0 };
    this.counts.set(address, fresh);
    return fresh;
  }

  private forgetOld(now: number): void {
    for (const [address, { since }] of this.counts) {
      if (now - since >= this.windowMs) this.counts.delete(address);
    }
    if (this.counts.size >= MOST_ADDRESSES) this.counts.clear();
  }
}

/** How many bodies with photos are being read: memory for a few, whoever sends. */
export class Uploads {
  private readonly open = new Map<string, number>();
  private count = 0;

  /** True where there is room for one more; then it must be ended. */
  begin(address: string): boolean {
    const ofOne = this.open.get(address) ?? 0;
    if (this.count >= SITE_LIMITS.uploads || ofOne >= SITE_LIMITS.uploadsOfOne) return false;
    this.count += 1;
    this.open.set(address, ofOne + 1);
    return true;
  }

  end(address: string): void {
    const left = (this.open.get(address) ?? 1) - 1;
    this.count -= 1;
    if (left === 0) this.open.delete(address);
    else this.open.set(address, left);
  }
}

/** Requests a minute. */
export const requestWindow = (): Window =>
  new Window(MINUTE_MS, { one: SITE_LIMITS.requestsOfOne, all: SITE_LIMITS.requests });

/** Entries in ten minutes. */
export const entryWindow = (): Window =>
  new Window(10 * MINUTE_MS, { one: SITE_LIMITS.entriesOfOne, all: SITE_LIMITS.entries });
