import type { z } from './zod';

/** The features of the shop. One word each, the same in every layer. */
export const FEATURES = [
  'customers',
  'followups',
  'inquiries',
  'complaints',
  'loyalty',
  'products',
  'sales',
  'analytics',
  'messages',
  'staff',
  'transfer',
  'quality',
  'backup',
  'settings',
  'history',
  'drafts',
  'privacy',
  'shifts',
  'processes',
  'joins',
  'pictures',
  'opening',
  'feedback',
  'fields',
  'duplicates',
] as const;

export type Feature = (typeof FEATURES)[number];

/** A right that roles grant: what is asked of the signed-in person before a channel runs. */
export type Permission =
  `${Feature}.${'read' | 'write' | 'delete' | 'export' | 'manage' | 'reveal' | 'peek'}`;

/**
 * - `query` reads, in a reader thread of its own.
 * - `command` writes: one unit in the lane, one audit row, done once per command id.
 * - `task` is long work of many units, answered at once with a task id; progress and end come as events.
 * - `scratch` writes what is a person's own and no act of the shop, such as a half-typed form: one unit, no audit
 *   row, no undo. Sent twice it does the same as once, so it has no command id.
 * - `desktop` needs windows, dialogs or the session and runs in Electron's main thread; it touches no database.
 */
export type Kind = 'query' | 'command' | 'scratch' | 'task' | 'desktop';

export type Channel<
  K extends Kind = Kind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  kind: K;
  input: I;
  output: O;
  permission: Permission;
  /** Features whose query keys are stale after this act. Queries and desktop channels change nothing. */
  changes: readonly Feature[];
  /** True where history can undo the act from its before-image. */
  isUndoable: boolean;
  /** True for queries that may take longer than a blink: they run in the second reader. */
  isLong: boolean;
  /** False for scratch, and for the one kind of task that writes nothing: a dry run. */
  isAudited: boolean;
  /** True where the page may ask it of a shop that cannot be opened, in which nobody can be signed in. */
  isForClosedShop?: boolean;
  /** True where it is answered without anybody being signed in, or to a locked screen. All else is refused then. */
  isForEverybody?: boolean;
  /** True where a locked screen may still ask it, for the person who left it: what was typed is kept. */
  isForLocked?: boolean;
  /** True where whoever has a password must have given it within the last minutes, else staff.stepUp is thrown. */
  needsProof?: boolean;
  /** True where somebody who lacks the right may have this one act approved by who holds it, see ADR 0017. */
  canBeApproved?: boolean;
};

export type Channels = Readonly<Record<string, Channel>>;

export type Contract<F extends Feature = Feature, C extends Channels = Channels> = {
  feature: F;
  channels: C;
};

type QuerySpec<I, O> = {
  input: I;
  output: O;
  permission: Permission;
  isLong?: boolean;
  needsProof?: boolean;
};

type WriteSpec<I, O> = {
  input: I;
  output: O;
  permission: Permission;
  changes: readonly Feature[];
  isUndoable?: boolean;
  isAudited?: boolean;
  needsProof?: boolean;
  canBeApproved?: boolean;
};

type ScratchSpec<I, O> = {
  input: I;
  output: O;
  permission: Permission;
  changes: readonly Feature[];
  isForLocked?: boolean;
};

/** A channel that reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  spec: QuerySpec<I, O>,
): Channel<'query', I, O> {
  return { isLong: false, ...spec, kind: 'query', changes: [], isUndoable: false, isAudited: false };
}

/** A channel that reads what also the signed-out see; its handler is told who asks, which may be nobody. */
export function openQuery<I extends z.ZodType, O extends z.ZodType>(
  spec: QuerySpec<I, O>,
): Channel<'query', I, O> & { isForEverybody: true } {
  return { ...query(spec), isForEverybody: true };
}

/** A channel that writes in one unit. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  spec: WriteSpec<I, O>,
): Channel<'command', I, O> {
  return { isUndoable: false, isAudited: true, ...spec, kind: 'command', isLong: false };
}

/** A channel that writes on a person's own scratch paper. */
export function scratch<I extends z.ZodType, O extends z.ZodType>(
  spec: ScratchSpec<I, O>,
): Channel<'scratch', I, O> {
  return { ...spec, kind: 'scratch', isUndoable: false, isLong: false, isAudited: false };
}

/** A channel that starts long work. Its output is the result told when the work has ended. */
export function task<I extends z.ZodType, O extends z.ZodType>(spec: WriteSpec<I, O>): Channel<'task', I, O> {
  return { isUndoable: false, isAudited: true, ...spec, kind: 'task', isLong: false };
}

type DesktopSpec<I, O> = QuerySpec<I, O> & {
  isForClosedShop?: boolean;
  isForEverybody?: boolean;
  /** True where the act that main does for it in the data host can be undone. */
  isUndoable?: boolean;
};

/** A channel of windows and dialogs. */
export function desktop<I extends z.ZodType, O extends z.ZodType>(
  spec: DesktopSpec<I, O>,
): Channel<'desktop', I, O> {
  return { isLong: false, isUndoable: false, ...spec, kind: 'desktop', changes: [], isAudited: false };
}

/**
 * All that a feature offers to the renderer. Handlers and the client are inferred from it. Its channels are made when the
 * first of them is asked for: to make all schemas of all features takes longer than to show the first screen.
 */
export function defineContract<F extends Feature, const C extends Channels>(
  feature: F,
  make: () => C,
): Contract<F, C> {
  let made: C | undefined;
  return {
    feature,
    get channels() {
      made ??= make();
      return made;
    },
  };
}

/** What a caller may pass. */
export type InputOf<C extends Channel> = z.input<C['input']>;
/** What a handler receives after parsing. */
export type ParsedOf<C extends Channel> = z.output<C['input']>;
/** What a handler answers. */
export type OutputOf<C extends Channel> = z.output<C['output']>;

/** Names of a contract's channels that are of one kind. */
export type NamesOf<C extends Channels, K extends Kind> = {
  [N in keyof C]: C[N]['kind'] extends K ? N : never;
}[keyof C];
