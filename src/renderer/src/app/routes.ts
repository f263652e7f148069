import { lazy } from 'react';

/* Only the customers are on the way of a start; every other screen and sheet is fetched when it is opened. */

export const SettingsScreen = lazy(async () => ({
  default: (await import('@/features/settings/SettingsScreen')).SettingsScreen,
}));

export const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp')).KeyHelp }));

export const QuitDialog = lazy(async () => ({ default: (await import('./QuitDialog')).QuitDialog }));

/** The door: shown alone until somebody has come in. */
export const SignInScreen = lazy(async () => ({
  default: (await import('@/features/staff/staff.screens.public')).SignInScreen,
}));

/** Shown alone until the shop is open. */
export const FirstStartScreen = lazy(async () => ({
  default: (await import('@/features/settings/FirstStartScreen')).FirstStartScreen,
}));
