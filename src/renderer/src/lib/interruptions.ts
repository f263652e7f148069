import { onInterrupted } from './client';
import { i18n } from './i18n';
import { notifyWaiting } from './notify';

/** Tells of each act that was cut off that it is looked up, and then what was found. Returns the function that ends it. */
export function followInterruptions(): () => void {
  return onInterrupted((channel, landed) => {
    const act = i18n.t(`history.act.${channel}`);
    const settle = notifyWaiting(i18n.t('common.interrupted.looking', { act }));
    void landed.then((isDone) => {
      if (isDone === true) settle('done', i18n.t('common.interrupted.done', { act }));
      else if (isDone === false) settle('error', i18n.t('common.interrupted.notDone', { act }));
      else settle('error', i18n.t('common.interrupted.unknown', { act }));
    });
  });
}
