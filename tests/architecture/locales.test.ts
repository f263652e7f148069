import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FEATURES } from '../../src/shared/ipc/contract';
import { allChannels } from '../../src/shared/ipc/contracts';
import { baseOf, collectUses, compareLanguages, flatten, noUses, type Texts, type Uses } from './texts';
import { filesBelow, ROOT } from './tree';

/** Beginnings of keys that code puts together in a way that cannot be read off its templates. */
const DYNAMIC: string[] = [];

/** Names of locale files besides the features'. */
const SHARED_FILES = [
  'calendar',
  'common',
  'desktop',
  'errors',
  'firststart',
  'keys',
  'offers',
  'papers',
  'shell',
];

const LOCALES = 'src/renderer/src/locales';

function readLanguage(language: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const path of filesBelow(`${LOCALES}/${language}`)) {
    const texts = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Texts;
    for (const [key, text] of flatten(texts, basename(path, '.json'))) all.set(key, text);
  }
  return all;
}

function readUses(folder: string): Uses {
  const uses = noUses();
  for (const path of filesBelow(folder)) {
    if (!/\.tsx?$/.test(path) || /\.test\.tsx?$|\.d\.ts$/.test(path)) continue;
    collectUses(path, readFileSync(join(ROOT, path), 'utf8'), uses);
  }
  return uses;
}

const zh = readLanguage('zh-CN');
const en = readLanguage('en');
const screens = readUses('src/renderer/src');
const everywhere = readUses('src');

describe('texts', () => {
  test('there is one file per feature or shared place, in both languages', () => {
    const names = (language: string): string[] =>
      filesBelow(`${LOCALES}/${language}`).map((path) => basename(path));
    expect(names('en')).toEqual(names('zh-CN'));
    const known = [...FEATURES, ...SHARED_FILES].map((name) => `${name}.json`);
    expect(names('zh-CN').filter((name) => !known.includes(name))).toEqual([]);
  });

  test('both languages have every text, with the same placeholders and none empty', () => {
    expect(compareLanguages(zh, en)).toEqual([]);
    expect(zh.size).toBeGreaterThan(50);
  });

  test('English texts hold no Chinese, but for the names of languages', () => {
    const mixed = [...en].filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll('简体中文', '')));
    expect(mixed).toEqual([]);
  });

  test('Chinese sentences use Chinese punctuation', () => {
    const odd = [...zh].filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text));
    expect(odd).toEqual([]);
  });

  test('every key that a screen asks for has a text', () => {
    expect([...screens.asked].filter((key) => !zh.has(key))).toEqual([]);
    const keys = [...zh.keys()];
    const empty = [...screens.askedPatterns].filter(([, pattern]) => !keys.some((key) => pattern.test(key)));
    expect(empty.map(([template]) => template)).toEqual([]);
  });

  test('no text is left that nobody asks for', () => {
    const patterns = screens.mentionedPatterns;
    const unused = [...zh.keys()].filter((key) => {
      const code = /^errors\.([a-z]+\.[A-Za-z]+)$/.exec(key)?.[1];
      if (code)
        return !everywhere.mentioned.has(code) && !everywhere.errorPatterns.some((one) => one.test(code));
      if (key.startsWith('desktop.')) return !everywhere.mentioned.has(key);
      if (key.startsWith('papers.')) {
        const { mentioned, mentionedPatterns } = everywhere;
        return !mentioned.has(key) && !mentionedPatterns.some((pattern) => pattern.test(key));
      }
      if (screens.mentioned.has(key) || patterns.some((pattern) => pattern.test(key))) return false;
      return !DYNAMIC.some((beginning) => key.startsWith(beginning));
    });
    expect(unused).toEqual([]);
  });

  test('every expected error has a text', () => {
    expect([...everywhere.errors].filter((code) => !zh.has(`errors.${code}`))).toEqual([]);
  });

  test('every act that changes something has a name for the history', () => {
    const acts = allChannels().filter(
      ({ channel }) => channel.changes.length > 0 && channel.kind !== 'scratch',
    );
    expect(acts.map(({ name }) => `history.act.${name}`).filter((key) => !zh.has(key))).toEqual([]);
  });

  test('every feature of which something may be refused has a name for the history', () => {
    const features = new Set(allChannels().map(({ name }) => name.slice(0, name.indexOf('.'))));
    expect([...features].filter((feature) => !zh.has(`history.feature.${feature}`))).toEqual([]);
  });
});

describe('the check of texts', () => {
  const compare = (home: Texts, other: Texts): string[] =>
    compareLanguages(flatten(home, 'a'), flatten(other, 'a'));

  test('accepts plural forms in English where Chinese has the bare key', () => {
    expect(compare({ n: '{{count}} 位' }, { n_one: 'One customer', n_other: '{{count}} customers' })).toEqual(
      [],
    );
  });

  test.each<[found: string, zh: Texts, en: Texts]>([
    ['en a.b.c: missing', { b: { c: '甲' } }, { b: {} }],
    ['zh-CN a.b: missing', {}, { b: 'B' }],
    ['en a.b: lacks {{name}}', { b: '{{name}}，您好' }, { b: 'Hello' }],
    ['en a.b: has {{nmae}}, zh-CN has not', { b: '您好' }, { b: 'Hello {{nmae}}' }],
    ['en a.b: lacks <strong>', { b: '<strong>甲</strong>' }, { b: 'A' }],
    ['en a.b_other: lacks {{count}}', { b: '{{count}} 位' }, { b_one: 'one', b_other: 'many' }],
    ['en a.b: needs both _one and _other', { b: '{{count}} 位' }, { b_other: '{{count}} customers' }],
    ['en a.b: counts, so it needs _one and _other', { b: '{{count}} 位' }, { b: '{{count}} customers' }],
    ['zh-CN a.b_one: Chinese has no plural, use the bare key', { b_one: '甲' }, { b: 'B' }],
    ['en a.b: empty', { b: '甲' }, { b: ' ' }],
  ])('finds: %s', (found, home, other) => {
    expect(compare(home, other)).toContain(found);
  });

  test('reads the keys that a screen asks for, whole, in parts and by choice', () => {
    const uses = noUses();
    collectUses(
      'a.tsx',
      `const A = () => <Trans i18nKey="sales.intro">{t('sales.title')}{i18n.t(x ? 'sales.a' : ('sales.b'))}
        {t(\`sales.sort.\${sort}.name\`)}{t(column.label)}</Trans>;
      const columns = [{ label: 'sales.columns.name' }];`,
      uses,
    );
    expect([...uses.asked].sort()).toEqual(['sales.a', 'sales.b', 'sales.intro', 'sales.title']);
    expect(uses.mentioned).toContain('sales.columns.name');
    const [pattern] = uses.askedPatterns.values();
    expect(pattern?.test('sales.sort.spend.name')).toBe(true);
    expect(pattern?.test('sales.sort.spend')).toBe(false);
  });

  test('reads the codes of errors', () => {
    const uses = noUses();
    collectUses(
      'a.ts',
      `throw new AppError(full ? 'data.diskFull' : 'data.ioError', { n: 1 });
       throw new ClientError({ code: 'history.notFound', params: {} });
       if (error.code === 'SQLITE_FULL') throw new AppError(\`\${feature}.gone\`);`,
      uses,
    );
    expect([...uses.errors].sort()).toEqual(['data.diskFull', 'data.ioError', 'history.notFound']);
    expect(uses.errorPatterns.map((pattern) => pattern.test('sales.gone'))).toEqual([true]);
  });

  test('knows the key behind a plural form', () => {
    expect([baseOf('sales.lines_one'), baseOf('sales.lines_other'), baseOf('sales.lines')]).toEqual([
      'sales.lines',
      'sales.lines',
      'sales.lines',
    ]);
  });
});
