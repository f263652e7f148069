import { lazy, type ComponentType } from 'react';

/* Only the customers are on the way of a start; every other screen and sheet is fetched when it is opened. */

export const SettingsScreen = lazy(async () => ({
  default: (await import('@/features/settings/SettingsScreen')).SettingsScreen,
}));

export const ShiftsScreen = lazy(async () => ({
  default: (await import('@/features/shifts/ShiftsScreen')).ShiftsScreen,
}));

export const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp')).KeyHelp }));

export const QuitDialog = lazy(async () => ({ default: (await import('./QuitDialog')).QuitDialog }));

/**
 * A screen that stands alone, fetched when it is first drawn, or before by `load`: one that is there already is drawn at
 * once, where React would let it wait for a third of a second.
 */
function alone<Props>(fetch: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null;
  const load = async (): Promise<{ default: ComponentType<Props> }> => {
    here = await fetch();
    return { default: here };
  };
  const Late = lazy(load);
  return { load, screen: () => here ?? Late };
}

/** Until the shop is open. */
export const firstStart = alone(
  async () => (await import('@/features/settings/FirstStartScreen')).FirstStartScreen,
);

/** The door: until somebody has come in. */
export const signIn = alone(async () => (await import('@/features/staff/staff.screens.public')).SignInScreen);
