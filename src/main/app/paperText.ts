import type { Language } from '@shared/features/settings/settings.contract';
import enActs from '../../renderer/src/locales/en/history.json';
import en from '../../renderer/src/locales/en/papers.json';
import enPrivacy from '../../renderer/src/locales/en/privacy.json';
import zhActs from '../../renderer/src/locales/zh-CN/history.json';
import zh from '../../renderer/src/locales/zh-CN/papers.json';
import zhPrivacy from '../../renderer/src/locales/zh-CN/privacy.json';

type Texts = { readonly [key: string]: string | Texts };

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': { papers: zh, history: zhActs, privacy: zhPrivacy },
  en: { papers: en, history: enActs, privacy: enPrivacy },
};

/** Finds a text of what is printed by its whole key; null where there is none. */
export type PaperText = (key: string, words?: Readonly<Record<string, string>>) => string | null;

/** The texts of what is printed, in one language, the history's names of acts and fields, and the questions of consent. */
export function paperText(language: Language): PaperText {
  return (key, words = {}) => {
    let found: string | Texts | undefined = TEXTS[language];
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') return null;
    return found.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => words[name] ?? '');
  };
}

/** A text as it may stand in HTML. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
