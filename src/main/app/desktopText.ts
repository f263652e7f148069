import type { Language } from '@shared/features/settings/settings.contract';
import en from '../../renderer/src/locales/en/desktop.json';
import zh from '../../renderer/src/locales/zh-CN/desktop.json';

type Texts = typeof zh;
/** Key of a text that main shows itself. */
export type DesktopText = {
  [S in keyof Texts]: `desktop.${S}.${Extract<keyof Texts[S], string>}`;
}[keyof Texts];

/** A text of what the program says without its page. */
export function desktopText(language: Language, key: DesktopText): string {
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = language === 'en' ? en : zh;
  const [, section = '', name = ''] = key.split('.');
  return texts[section]?.[name] ?? '';
}
