import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the screens, the shop's home language first. */
export type LanguageCode = 'zh-CN' | 'en';

type Texts = { readonly [key: string]: string | Texts };

/* What is printed is put together in the main process. */
const files = import.meta.glob<Texts>(['../locales/*/*.json', '!../locales/*/papers.json'], {
  eager: true,
  import: 'default',
});

/** All texts of one language by their whole keys: one file per feature, its name the first word of every key in it. */
function textsOf(language: LanguageCode): Record<string, string> {
  const texts: Record<string, string> = {};
  const add = (key: string, text: string | Texts): void => {
    if (typeof text === 'string') texts[key] = text;
    else for (const [word, part] of Object.entries(text)) add(`${key}.${word}`, part);
  };
  for (const [path, content] of Object.entries(files)) {
    const found = /\/([^/]+)\/([^/]+)\.json$/.exec(path);
    if (found?.[1] === language && found[2]) add(found[2], content);
  }
  return texts;
}

/** The one translator of the window. Keys are `<feature>.<path>`; a missing key shows itself. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  load: 'currentOnly',
  nsSeparator: false,
  /* Looked up whole: walking down word by word was a tenth of drawing a screen. */
  keySeparator: false,
  resources: {
    'zh-CN': { translation: textsOf('zh-CN') },
    en: { translation: textsOf('en') },
  },
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Switches every text at once; the document's language follows, for screen readers and line breaking. */
export async function setLanguage(language: LanguageCode): Promise<void> {
  document.documentElement.lang = language;
  if (i18n.language !== language) await i18n.changeLanguage(language);
}
