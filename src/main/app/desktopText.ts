import type { Language } from '@shared/features/settings/settings.contract';
import en from '../../renderer/src/locales/en/desktop.json';
import zh from '../../renderer/src/locales/zh-CN/desktop.json';

type Key = keyof typeof zh.crashed;

/** A text of what the program says without its page. */
export function desktopText(language: Language, key: `desktop.crashed.${Key}`): string {
  const texts = language === 'en' ? en : zh;
  return texts.crashed[key.slice('desktop.crashed.'.length) as Key];
}
