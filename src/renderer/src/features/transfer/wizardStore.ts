import { useSyncExternalStore } from 'react';
import type { CallInput } from '@shared/ipc/contracts';
import type { PickedFile } from '@shared/ipc/envelope';
import type { FileFacts, TransferLayout, TransferTarget } from '@shared/features/transfer/transfer.contract';
import { act, call, ClientError, open } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { startTask } from '@/lib/tasks';
import { headersOf, withField, withTarget } from './columns';

export type WizardStep = 'file' | 'columns' | 'check' | 'run';

type Override = NonNullable<CallInput<'transfer.inspect'>['override']>;
/** What of a layout is asked from the program anew, since other columns come out of it. */
type Reading = { [Key in keyof Override]?: Override[Key] };

/** The import that is being prepared. It outlives its screen: people are called away in the middle. */
export type Wizard = {
  /** False shows the list of imports; what was chosen is kept. */
  isOpen: boolean;
  step: WizardStep;
  /** Null where no file was taken up; without a token where the program refused it. */
  file: { token: string | null; name: string } | null;
  isLooking: boolean;
  facts: FileFacts | null;
  layout: TransferLayout | null;
  /** What the person chose of the reading, so that it is asked for again. */
  reading: Reading;
  /** The person chose between customers and sales: a new look into the file does not change it. */
  chosenTarget: TransferTarget | null;
  /** Why the file was refused. */
  error: ClientError | null;
  /** Token and layout that the last dry run was about, as one text. */
  checkedKey: string | null;
};

const EMPTY: Wizard = {
  isOpen: false,
  step: 'file',
  file: null,
  isLooking: false,
  facts: null,
  layout: null,
  reading: {},
  chosenTarget: null,
  error: null,
  checkedKey: null,
};

/** Where the imports are shown. */
const ADDRESS = '#/settings/transfer';

let wizard = EMPTY;
let look = 0;
const listeners = new Set<() => void>();

function set(change: Partial<Wizard>): void {
  wizard = { ...wizard, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The import that is being prepared. */
export function useWizard(): Wizard {
  return useSyncExternalStore(subscribe, () => wizard);
}

/** Refusals are kept to be shown; anything else is a bug and goes on. */
function refusal(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  throw error;
}

async function inspect(reading: Reading): Promise<void> {
  const token = wizard.file?.token;
  if (token == null) return;
  const mine = (look += 1);
  set({ isLooking: true, error: null, reading });
  try {
    const override = Object.keys(reading).length === 0 ? null : reading;
    const facts = await call('transfer.inspect', { token, override });
    if (mine !== look) return;
    const { chosenTarget } = wizard;
    const layout = chosenTarget ? withTarget(facts.layout, chosenTarget, facts) : facts.layout;
    set({ isLooking: false, facts, layout });
  } catch (error) {
    if (mine !== look) return;
    set({ isLooking: false, error: refusal(error) });
  }
}

/** Takes up a file that was dropped on the screen: it is handed over and looked into. Replaces the one before. */
export async function takeDropped(file: PickedFile): Promise<void> {
  const mine = (look += 1);
  set({ ...EMPTY, isOpen: true, isLooking: true, file: { token: null, name: file.name } });
  try {
    const taken = open(await window.shuke.takeFile(file));
    if (mine !== look) return;
    set({ file: taken });
  } catch (error) {
    if (mine === look) set({ isLooking: false, error: refusal(error) });
    return;
  }
  await inspect({});
}

/** Lets the person choose a file in the system's dialog and looks into it. Nothing changes where they choose none. */
export async function chooseFile(): Promise<void> {
  try {
    const picked = await call('transfer.chooseFile', {});
    if (picked === null) return;
    set({ ...EMPTY, isOpen: true, file: picked });
  } catch (error) {
    set({ ...EMPTY, isOpen: true, error: refusal(error) });
    return;
  }
  await inspect({});
}

/** Reads the file again in another way. Another sheet or encoding has its header elsewhere, so that is found anew. */
export function readAgain(change: Reading): void {
  const { headerRow: _, ...others } = wizard.reading;
  void inspect('headerRow' in change ? { ...wizard.reading, ...change } : { ...others, ...change });
}

/** Gives up waiting for the look into the file. */
export function stopLooking(): void {
  look += 1;
  set(wizard.facts === null ? EMPTY : { isLooking: false });
}

/** Says what the rows are. */
export function chooseTarget(target: TransferTarget): void {
  const { facts, layout } = wizard;
  if (facts && layout) set({ chosenTarget: target, layout: withTarget(layout, target, facts) });
}

/** Says what a column becomes; null leaves it out. */
export function chooseField(column: number, field: string | null): void {
  const { layout } = wizard;
  if (layout) set({ layout: { ...layout, mapping: withField(layout.mapping, column, field) } });
}

/** Says in which order the file writes days like 3/5/24. */
export function chooseDayOrder(dayOrder: TransferLayout['dayOrder']): void {
  const { layout } = wizard;
  if (layout) set({ layout: { ...layout, dayOrder } });
}

/** Says which letter before a sale number makes it a return or an adjustment; null where none does. */
export function choosePrefix(kind: 'returnPrefix' | 'adjustmentPrefix', letters: string | null): void {
  const { layout } = wizard;
  if (layout) set({ layout: { ...layout, [kind]: letters } });
}

/** Shows a step. The dry run is started where its result is not there yet. */
export function goTo(step: 'file' | 'columns' | 'check'): void {
  set({ step });
  if (step === 'check') startCheck();
}

/** What a dry run of this file, read in this way, is known by. */
function checkKey({ file, layout }: Pick<Wizard, 'file' | 'layout'>): string {
  return JSON.stringify([file?.token, layout]);
}

/** Counts what an import would do, unless that is known already; `isAgain` counts in any case. */
export function startCheck(isAgain = false): void {
  const { file, layout, facts } = wizard;
  const key = checkKey(wizard);
  if (file?.token == null || !layout || !facts || (!isAgain && wizard.checkedKey === key)) return;
  set({ checkedKey: key });
  void startTask('transfer.dryRun', { token: file.token, layout, expectedRows: facts.rows });
}

/** Forgets the dry run, so that it is done again when asked for. */
export function dropCheck(): void {
  set({ checkedKey: null });
}

let stopWatching: () => void = () => undefined;

/** Says how the import ended to a person who is elsewhere by then. */
function tellWhenEnded(fileName: string): void {
  stopWatching();
  stopWatching = window.shuke.on('task.ended', ({ channel, result }) => {
    if (channel !== 'transfer.run') return;
    stopWatching();
    if (window.location.hash.startsWith(ADDRESS)) return;
    if (result.ok) notifyDone(i18n.t('transfer.run.ended', { fileName }));
    else notifyError(new ClientError(result.error));
  });
}

/** Starts the import and remembers how the columns were matched. */
export function startImport(): void {
  const { file, layout, facts } = wizard;
  if (file?.token == null || !layout || !facts) return;
  set({ step: 'run' });
  tellWhenEnded(file.name);
  const headers = headersOf(facts);
  // Only a convenience for next time: an import does not fail for it.
  if (headers.length <= 1_000) act('transfer.rememberLayout', { headers, layout }).catch(() => undefined);
  void startTask('transfer.run', { token: file.token, layout, expectedRows: facts.rows });
}

/** Shows the import that is being prepared, or the list of imports. */
export function showWizard(isOpen: boolean): void {
  set({ isOpen });
}

/** Puts the file away: the next import starts from nothing. */
export function dropFile(): void {
  look += 1;
  set(EMPTY);
}
