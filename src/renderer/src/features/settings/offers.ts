import type { Appearance } from '@shared/features/settings/settings.contract';
import { useLocation } from 'wouter';
import { call } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { useOffers, type Offer } from '@/lib/offers';
import {
  IconClock,
  IconFolder,
  IconHistory,
  IconImport,
  IconInfo,
  IconLanguage,
  IconLargerText,
  IconMoon,
  IconPrivacy,
  IconSettings,
  IconShield,
  IconShop,
  IconSmallerText,
  IconSun,
  IconSystem,
  IconText,
} from '@/ui/icons';
import { useSetAppearance, useSettings, useTextSize } from './settings.hooks';

const PAGES = [
  { name: 'import', page: 'transfer', icon: IconImport, right: 'transfer.write' },
  { name: 'history', page: 'history', icon: IconHistory, right: 'history.read' },
  { name: 'idle', page: 'privacy/idle', icon: IconShield, right: 'privacy.delete' },
  { name: 'look', page: 'look', icon: IconSettings, right: 'settings.write' },
  { name: 'shop', page: 'shop', icon: IconShop, right: 'settings.manage' },
  { name: 'hours', page: 'hours', icon: IconClock, right: 'settings.manage' },
  { name: 'reminders', page: 'reminders', icon: IconClock, right: 'followups.manage' },
  { name: 'fields', page: 'fields', icon: IconText, right: 'fields.manage' },
  { name: 'privacy', page: 'privacy', icon: IconPrivacy, right: 'settings.read' },
  { name: 'about', page: 'about', icon: IconInfo, right: 'settings.read' },
] as const;

/** Where a backup is looked into: pages on which there is something to see. */
const LOOK_PAGES: readonly string[] = ['history', 'look'];

const THEMES = [
  { name: 'dark', theme: 'dark', icon: IconMoon },
  { name: 'light', theme: 'light', icon: IconSun },
  { name: 'system', theme: 'system', icon: IconSystem },
] as const;

const LANGUAGES = [
  { name: 'english', language: 'en' },
  { name: 'chinese', language: 'zh-CN' },
] as const;

/** What the frame offers of the settings: their pages, and what can be changed without opening one. */
export function useSettingsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const { data } = useSettings();
  const set = useSetAppearance();
  const size = useTextSize();
  const look = data?.appearance;
  const change = (to: Partial<Appearance>) => () => void set(to);

  const rights = data?.rights ?? [];
  const pages = PAGES.filter(
    ({ page, right }) => rights.includes(right) && (!isLooking || LOOK_PAGES.includes(page)),
  ).map(({ name, page, icon }): Offer => ({
    name,
    icon,
    run: () => {
      navigate(`/settings/${page}`);
    },
  }));
  const themes = THEMES.filter(({ theme }) => theme !== look?.theme).map(({ name, theme, icon }): Offer => ({
    name,
    icon,
    run: change({ theme }),
  }));
  const languages = LANGUAGES.filter(({ language }) => language !== look?.language).map(
    ({ name, language }): Offer => ({ name, icon: IconLanguage, run: change({ language }) }),
  );
  useOffers([
    ...pages,
    {
      name: 'larger',
      icon: IconLargerText,
      keys: 'everywhere.larger',
      run: () => {
        size.step(1);
      },
    },
    {
      name: 'smaller',
      icon: IconSmallerText,
      keys: 'everywhere.smaller',
      run: () => {
        size.step(-1);
      },
    },
    { name: 'normalSize', icon: IconText, keys: 'everywhere.normalSize', run: size.reset },
    ...themes,
    ...languages,
    ...(isLooking || !rights.includes('settings.manage')
      ? []
      : [{ name: 'dataFolder', icon: IconFolder, run: () => void showDataFolder() }]),
  ]);
}

async function showDataFolder(): Promise<void> {
  try {
    await call('settings.showDataFolder', {});
  } catch (error) {
    notifyError(error);
  }
}
