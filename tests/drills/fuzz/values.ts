import fc from 'fast-check';
import type { z } from '@shared/ipc/zod';
import type { Random } from '../../../src/main/sample/random';

/** Texts that have broken programs before: SQL, search syntax, HTML, formulas, paths, signs nobody sees. */
export const HOSTILE: readonly string[] = [
  "'; DROP TABLE customers; --",
  '" OR 1=1 --',
  'name" : NEAR(a b, 2) AND -x* ^y',
  'a* OR "b',
  '%_%',
  '<img src=x onerror="window.hacked=true"><script>window.hacked=true</script>',
  'javascript:window.hacked=true',
  '{{constructor.constructor("return this")()}}',
  '${7*7}',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '../../../../etc/passwd',
  '\\\\server\\share\\x.csv',
  'C:\\Windows\\win.ini',
  '\u0000',
  'x\u0000y',
  '\u0007\u0008\u001b[2J',
  '\r\n\r\nSet-Cookie: x',
  '\u202e\u2066gnp.exe',
  '\ud800',
  '\udfff\ud800',
  'e\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦',
  '𠮷野家',
  '\u200b\u200d\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e309',
  '9007199254740993',
  '0x10',
  '１３８００１３８０００',
  '13800138000',
  '2026-02-30',
  ' ',
  '',
];

const PLAIN = ['单雄信', '王姐', '李', 'Mary', '138', '3800', 'VIP', '爱喝绿茶', 'wang', 'shan', 'KX-7'];

type Schema = z.ZodType & { def: Def };
type Def = {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: Schema[];
  items?: Schema[];
  entries?: Record<string, string | number>;
  values?: unknown[];
  keyType?: Schema;
  valueType?: Schema;
  in?: Schema;
  getter?: () => Schema;
  format?: string;
  pattern?: RegExp;
  checks?: { _zod: { def: Check } }[];
};
type Check = {
  check: string;
  value?: number;
  inclusive?: boolean;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: RegExp;
};
type Bounds = {
  least: number;
  most: number;
  format: string | undefined;
  pattern: RegExp | undefined;
};

/** How small, how large and of what form a text, number or list may be. */
function boundsOf({ format, pattern, checks = [] }: Def, otherwise: { least: number; most: number }): Bounds {
  const bounds: Bounds = { ...otherwise, format, pattern };
  for (const { _zod } of checks) {
    const { check, value = 0, inclusive, minimum = 0, maximum = 0 } = _zod.def;
    const step = inclusive === true ? 0 : 1;
    if (check === 'greater_than') bounds.least = Math.max(bounds.least, value + step);
    if (check === 'less_than') bounds.most = Math.min(bounds.most, value - step);
    if (check === 'min_length') bounds.least = Math.max(bounds.least, minimum);
    if (check === 'max_length') bounds.most = Math.min(bounds.most, maximum);
    if (_zod.def.format !== undefined) bounds.format = _zod.def.format;
    if (_zod.def.pattern !== undefined) bounds.pattern = _zod.def.pattern;
  }
  return bounds;
}

/** What a schema takes, most of the time: rules beyond its shape may still refuse it. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { def } = schema as Schema;
  const inner = (): fc.Arbitrary<unknown> => valuesOf(def.innerType as Schema);
  switch (def.type) {
    case 'string':
      return textsOf(boundsOf(def, { least: 0, most: 200 }));
    case 'number':
    case 'int':
      return numbersOf(boundsOf(def, { least: -1_000_000, most: 1_000_000 }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'undefined':
      return fc.constant(undefined);
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'array':
      return fc.array(valuesOf(def.element as Schema), {
        maxLength: boundsOf(def, { least: 0, most: 6 }).most,
      });
    case 'tuple':
      return fc.tuple(...(def.items ?? []).map(valuesOf));
    case 'record':
      return fc.dictionary(
        valuesOf(def.keyType as Schema) as fc.Arbitrary<string>,
        valuesOf(def.valueType as Schema),
        { maxKeys: 6 },
      );
    case 'union':
      return fc.oneof(...(def.options ?? []).map(valuesOf));
    case 'nullable':
      return fc.option(inner(), { nil: null });
    case 'optional':
      return fc.option(inner(), { nil: undefined });
    case 'default':
    case 'prefault':
      return fc.option(inner(), { nil: undefined });
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return inner();
    case 'pipe':
      return valuesOf(def.in as Schema);
    case 'lazy':
      return fc.constant(null).chain(() => valuesOf(def.getter?.() as Schema));
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, field]) => [name, valuesOf(field)])),
      );
    default:
      return fc.jsonValue();
  }
}

function textsOf({ format, least, most, pattern }: Bounds): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined) return fc.stringMatching(pattern);
  const fit = (text: string): string => text.padEnd(least, 'x').slice(0, most);
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PLAIN) },
      { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: Math.min(most, 60) }) },
      { weight: 1, arbitrary: fc.constant('长'.repeat(Math.min(most, 20_000))) },
    )
    .map(fit);
}

function numbersOf({ format, least, most }: Bounds): fc.Arbitrary<number> {
  if (format !== 'safeint') return fc.double({ min: least, max: most, noNaN: true });
  /* Ids and versions of what is there are small. */
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: least, max: Math.min(most, Math.max(least, 0) + 5) }) },
    { weight: 1, arbitrary: fc.integer({ min: least, max: most }) },
  );
}

/** Anything that a page can send at all: what cannot be cloned never leaves it. */
export const GARBAGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    -1,
    0,
    1.5,
    Number.NaN,
    Infinity,
    2 ** 53,
    10n ** 30n,
    [],
    {},
  ),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    maxDepth: 3,
  }),
);

/** A text of a million signs, and lists and objects of a size and depth that nobody types. */
export const HUGE: readonly (() => unknown)[] = [
  () => 'x'.repeat(1_000_000),
  () => '客'.repeat(300_000),
  () => Array.from({ length: 50_000 }, (_, at) => at),
  () => Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${String(at)}`, at])),
  () => {
    let deep: unknown = [];
    for (let at = 0; at < 2_000; at += 1) deep = [deep];
    return deep;
  },
];

/** The value with one piece of it exchanged, dropped or added to. */
export function spoilt(value: unknown, random: Random, garbage: () => unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return garbage();
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return [...(value as unknown[]), garbage()];
    const at = random.whole(0, value.length - 1);
    return value.map((item: unknown, index) => (index === at ? spoilt(item, random, garbage) : item));
  }
  const entries: [string, unknown][] = Object.entries(value);
  const [name, piece] = entries[random.whole(0, Math.max(0, entries.length - 1))] ?? ['x', null];
  if (random.chance(0.15)) return Object.fromEntries(entries.filter(([key]) => key !== name));
  if (random.chance(0.15)) return { ...value, [random.pick(HOSTILE)]: garbage() };
  if (random.chance(0.05)) return Object.fromEntries([...entries, ['__proto__', { isOwner: true }]]);
  return { ...value, [name]: spoilt(piece, random, garbage) };
}
