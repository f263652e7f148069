import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Texts = { [key: string]: string | Texts };

/** All texts of a language, under the names that the window uses: `customers.title.list`. */
function readTexts(language: 'zh-CN' | 'en'): Texts {
  const dir = join('src/renderer/src/locales', language);
  return Object.fromEntries(
    readdirSync(dir).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(dir, file), 'utf8')) as Texts,
    ]),
  );
}

/** Texts of one language by key, with `{{names}}` filled in. Throws for a key that is not there. */
export function wordsOf(
  language: 'zh-CN' | 'en',
): (key: string, values?: Record<string, string | number>) => string {
  const texts = readTexts(language);
  return (key, values = {}) => {
    let at: string | Texts | undefined = texts;
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    if (typeof at !== 'string') throw new Error(`no text ${key} in ${language}`);
    return at.replaceAll(/\{\{(\w+)[^}]*\}\}/gu, (_, name: string) => String(values[name] ?? `{{${name}}}`));
  };
}
