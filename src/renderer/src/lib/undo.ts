import type { HistoryAct } from '@shared/features/history/history.contract';
import { act, call, ClientError } from './client';
import { i18n } from './i18n';
import { dismissUndoToasts, notifyDone, notifyError, notifyUndo } from './notify';

/** Acts that people do on several customers or products at once; the others touch several rows of one. */
const ON_MANY = /^(customers|products)\.(remove|restore|setActive|setPrices|setCategory)$/;

/** An act in words: 新增客户：单玉珍. An act without a text of its own shows its channel. */
export function actText({ channel, subject, changeCount }: HistoryAct): string {
  const key = `history.act.${channel}`;
  const what = i18n.exists(key) ? i18n.t(key) : channel;
  if (changeCount > 1 && subject !== null && ON_MANY.test(channel))
    return i18n.t('history.actOnMany', { what, subject, count: changeCount });
  return subject === null ? what : i18n.t('history.actOn', { what, subject });
}

/** Takes back the act of this command id. Tells refusals by itself. */
export async function undoCommand(commandId: string): Promise<void> {
  try {
    const { actId } = await call('history.lookUp', { commandId });
    if (actId === null) {
      throw new ClientError({ code: 'history.notFound', params: {}, fields: [], ref: null });
    }
    await act('history.undo', { actId });
    notifyDone(i18n.t('history.undone'));
  } catch (error) {
    notifyError(error);
  }
}

/** Ctrl+Z: takes back the person's last act and tells which one it was. Tells refusals by itself. */
export async function undoLast(): Promise<void> {
  try {
    const { actId } = await act('history.undoLast', {});
    dismissUndoToasts();
    notifyDone(await undoneText(actId));
  } catch (error) {
    notifyError(error);
  }
}

/** What was taken back: `actId` is the undone act or the act that undid it. */
async function undoneText(actId: number): Promise<string> {
  const { acts } = await call('history.list', { offset: 0, limit: 50 });
  const found = acts.find((one) => one.id === actId);
  const undone = found?.undoesId == null ? found : (acts.find((one) => one.id === found.undoesId) ?? found);
  return undone ? i18n.t('history.undoneWhat', { what: actText(undone) }) : i18n.t('history.undone');
}

/** Says that an act was done and offers for ten seconds to take it back. */
export function offerUndo(text: string, commandId: string): void {
  notifyUndo(text, () => undoCommand(commandId));
}
