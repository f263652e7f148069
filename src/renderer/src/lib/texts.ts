type Texts = { readonly [key: string]: string | Texts };

/**
 * All texts of one language by their whole keys, from its files' JSON by path: one file per feature, its name the first
 * word of every key in it.
 */
export function textsOf(files: Readonly<Record<string, string>>): Record<string, string> {
  const texts: Record<string, string> = {};
  const add = (key: string, text: string | Texts): void => {
    if (typeof text === 'string') texts[key] = text;
    else for (const [word, part] of Object.entries(text)) add(`${key}.${word}`, part);
  };
  for (const [path, json] of Object.entries(files)) {
    const feature = /\/([^/]+)\.json$/.exec(path)?.[1];
    if (feature) add(feature, JSON.parse(json) as Texts);
  }
  return texts;
}
