import type { SitePage, VisitorPost } from '@shared/features/feedback/feedback.rules';
import type { JoinPost } from '@shared/features/joins/joins.post.rules';

/** What the page brings. */
export type SitePost = VisitorPost | JoinPost;

/** A text in both languages of the page. */
export type TwoTexts = { zh: string; en: string };

/** All that the page knows of the shop. Nothing of any customer is among it. */
export type SiteFacts = {
  address: string;
  port: number;
  shop: string;
  /** The desk's phone, for whoever cannot be served by the page; empty where none is told. */
  phone: string;
  /** Codes of the posters that hang, and what each asks. */
  sources: readonly { code: string; page: SitePage }[];
  /** The words beside the join form, which the shop writes itself. */
  joinText: TwoTexts & { version: number };
  /** The public board; null where it is not shown. */
  board: readonly { raised: string; changed: string; on: string }[] | null;
  texts: Readonly<Record<string, TwoTexts>>;
};

/** What became of a post: its number; not drawn for one of its photos; null where nothing more is kept now. */
export type Kept = number | 'notDrawn' | null;

/** What main says to the process of the page. */
export type ToSite =
  | { kind: 'facts'; facts: SiteFacts }
  | { kind: 'kept'; id: number; number: number }
  /** The inbox is full, or the shop cannot write now. */
  | { kind: 'notKept'; id: number }
  /** One of its photos cannot be drawn. */
  | { kind: 'notDrawn'; id: number };

/** What it hears from there. */
export type FromSite =
  | { kind: 'listening' }
  | { kind: 'failed'; code: string }
  /** `token` is good for one entry, however often it is sent. */
  | { kind: 'post'; id: number; token: string; post: SitePost; photos: readonly Uint8Array[] }
  /** A page was given to this address. */
  | { kind: 'seen'; address: string }
  /** What went wrong, as a stack without values. */
  | { kind: 'fault'; trace: string };

/** The running process of the page. */
export type SitePort = {
  post(message: ToSite): void;
  onMessage(take: (message: FromSite) => void): void;
  onExit(take: (how: string) => void): void;
  kill(): void;
};
