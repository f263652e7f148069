/** True where Enter belongs to what has the focus: a button, a link, a dialog. In fields and selects it goes on. */
export function isOwnEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="dialog"]') !== null;
}
