import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { texts as home } from './textsZh';

/** The languages of the screens, the shop's home language first. */
export type LanguageCode = 'zh-CN' | 'en';

/** A start reads one language; the other one comes when it is asked for. */
const others: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (_language, _namespace, done) => {
    import('./textsEn').then(
      ({ texts }) => {
        done(null, texts);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : String(error), null);
      },
    );
  },
};

/** The one translator of the window. Keys are `<feature>.<path>`; a missing key shows itself. */
export const i18n = i18next.createInstance();

void i18n
  .use(others)
  .use(initReactI18next)
  .init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    load: 'currentOnly',
    nsSeparator: false,
    /* Looked up whole: walking down word by word was a tenth of drawing a screen. */
    keySeparator: false,
    resources: { 'zh-CN': { translation: home } },
    partialBundledLanguages: true,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });

/** Switches every text at once; the document's language follows, for screen readers and line breaking. */
export async function setLanguage(language: LanguageCode): Promise<void> {
  document.documentElement.lang = language;
  if (i18n.language !== language) await i18n.changeLanguage(language);
}
