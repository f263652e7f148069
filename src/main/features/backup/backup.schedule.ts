import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { BackupReason } from '@shared/features/backup/backup.manifest.rules';
import type { Ballast } from './backup.ballast';
import { bringLocals } from './backup.bringing';
import type { BackupMaker } from './backup.making';
import type { BackupOpener } from './backup.opening';
import type { BackupPlaces } from './backup.places';
import type { BackupPorts } from './backup.ports';
import type { BackupTasks } from './backup.tasks';

/** How often drives are looked at, and how often all else is thought about, in ms. */
export const LOOK_MS = 5_000;
export const THINK_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Backups are made this often where something changed; and this old they may become where nothing did. */
const EVERY_MS = HOUR_MS;
const UNCHANGED_MS = 20 * HOUR_MS;
/** After a failure it is tried again sooner than in an hour, and not each minute. */
const RETRY_MS = 10 * 60_000;
const TRIAL_MS = 30 * 24 * HOUR_MS;

/** Does by itself what nobody should have to think of: backups in time, the monthly trial, ballast. */
export class BackupSchedule {
  #there: ReadonlySet<string> | null = null;
  /** By a clock that nobody sets: when a backup was last tried, and whether it succeeded. */
  #tried: { atMs: number; isDone: boolean } | null = null;
  /** Head of the trail in the last backup of this start. */
  #head: string | null = null;
  #isThinking = false;
  /** The former folders for which it was tried. */
  #triedFormers = '';

  constructor(
    private readonly ports: BackupPorts,
    private readonly places: BackupPlaces,
    private readonly maker: BackupMaker,
    private readonly opener: BackupOpener,
    private readonly ballast: Ballast,
    private readonly tasks: BackupTasks,
    /** A clock that only goes forward. */
    private readonly monotonicMs: () => number,
  ) {}

  /** Looks which drives came and went. One that came gets a backup, unless it has what is newest. */
  async lookAtDrives(): Promise<void> {
    if (!this.#mayWork()) return;
    const there = new Set((await this.places.present()).keys());
    const before = this.#there;
    this.#there = there;
    if (before === null) return;
    const hasCome = [...there].some((id) => !before.has(id));
    const hasGone = [...before].some((id) => !there.has(id));
    if (!hasCome && !hasGone) return;
    await this.places.look();
    this.ports.emit('data.changed', { features: ['backup'] });
    if (hasCome && !(await this.#hasNewestEverywhere())) await this.#make('plugged');
  }

  /** Notes which drives are there, so that whatever comes later is told from them. A second time nothing is done. */
  async firstLook(): Promise<void> {
    if (this.#there !== null || !this.#mayWork()) return;
    await this.places.look();
    this.ports.emit('data.changed', { features: ['backup'] });
    await this.lookAtDrives();
  }

  /** Makes what is due. Runs once a minute; a second run while the first is at work does nothing. */
  async think(): Promise<void> {
    if (this.#isThinking || !this.#mayWork()) return;
    this.#isThinking = true;
    try {
      await this.ballast.keep();
      await this.firstLook();
      await this.#bringLocals();
      if (await this.#isDue()) await this.#make('hourly');
      if (await this.#isTrialDue()) await this.tryNewest();
    } catch (error) {
      /* Told by the light; what nobody expected goes to the log. */
      if (!(error instanceof AppError)) this.ports.log('error', `backups: ${traceOf(error)}`);
    } finally {
      this.#isThinking = false;
    }
  }

  /** What a move of the shop left behind comes along; what cannot come now is tried again at the next start. */
  async #bringLocals(): Promise<void> {
    const formers = (await this.places.record()).formerLocals.join('\n');
    if (formers === '' || formers === this.#triedFormers) return;
    this.#triedFormers = formers;
    await this.tasks
      .quietly((task) => bringLocals(this.ports, this.places, task))
      .catch((error: unknown) => {
        this.ports.log('warn', `backups of the former folder stay there: ${traceOf(error)}`);
      });
    this.ports.emit('data.changed', { features: ['backup'] });
  }

  /** True where the newest backup on this PC holds all that ever happened. */
  async isFresh(): Promise<boolean> {
    const head = await this.#presentHead();
    return head === null || head === (await this.#localHead());
  }

  /** True where every place that is there has all that ever happened. */
  async #hasNewestEverywhere(): Promise<boolean> {
    const head = await this.#presentHead();
    return (
      head === null ||
      this.places
        .shelves()
        .filter(({ dir }) => dir !== null)
        .every((shelf) => this.places.own(shelf)[0]?.facts.auditHead?.hash === head)
    );
  }

  /** Lets a backup be made, and notes that, and which drives it served. */
  async noting<T>(make: () => Promise<T>): Promise<T> {
    const there = new Set((await this.places.present()).keys());
    const made = await make();
    /* What comes meanwhile is told from these. */
    if (this.#there !== null) this.#there = there;
    this.#noteTry(true);
    return made;
  }

  #noteTry(isDone: boolean): void {
    this.#tried = { atMs: this.monotonicMs(), isDone };
  }

  /** Opens the newest backup as a restore would, and remembers whether it was whole. */
  async tryNewest(): Promise<void> {
    const isWhole = await this.tasks.quietly((task) => this.opener.tryNewest(task));
    if (isWhole === null) return;
    const lastTrial = { at: this.ports.now().toISOString(), isWhole };
    await this.places.change(() => ({ lastTrial }));
    this.ports.emit('data.changed', { features: ['backup'] });
  }

  #mayWork(): boolean {
    const { shop } = this.ports;
    return shop.isOpen() && !shop.isSample() && !shop.isWorking();
  }

  async #presentHead(): Promise<string | null> {
    return (await this.ports.shop.trail()).auditHead?.hash ?? null;
  }

  async #localHead(): Promise<string | null> {
    const local = this.places.shelves().find(({ kept }) => kept === null);
    return local === undefined ? null : (this.places.own(local)[0]?.facts.auditHead?.hash ?? null);
  }

  async #isDue(): Promise<boolean> {
    const head = await this.#presentHead();
    if (head === null) return false;
    const sinceTry = this.#tried === null ? Infinity : this.monotonicMs() - this.#tried.atMs;
    if (this.#tried?.isDone === false) return sinceTry >= RETRY_MS;
    if (head !== this.#head && head !== (await this.#localHead())) return sinceTry >= EVERY_MS;
    const { places, local } = await this.places.record();
    const isUnfinished = places.some(({ id, missed }) => missed !== null && this.#there?.has(id) === true);
    if (isUnfinished) return sinceTry >= RETRY_MS;
    return sinceTry >= UNCHANGED_MS && this.#isOld(local.newestAt, UNCHANGED_MS);
  }

  async #isTrialDue(): Promise<boolean> {
    const { lastTrial, local } = await this.places.record();
    return local.newestAt !== null && this.#isOld(lastTrial?.at ?? null, TRIAL_MS);
  }

  /** Also where it lies in the future: a clock was set back, and nobody can say how old it is. */
  #isOld(at: string | null, ms: number): boolean {
    const age = at === null ? Infinity : this.ports.now().getTime() - new Date(at).getTime();
    return age >= ms || age < -HOUR_MS;
  }

  async #make(reason: BackupReason): Promise<void> {
    const head = await this.#presentHead();
    try {
      await this.noting(() => this.tasks.quietly((task) => this.maker.make(reason, true, task)));
      this.#head = head;
    } catch (error) {
      this.#noteTry(false);
      throw error;
    }
  }
}
