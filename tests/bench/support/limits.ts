/** Every value that is measured, in the order of the report. */
export const NAMES = [
  'start.list',
  'start.today',
  'start.first',
  'find.main',
  'find.paint',
  'card.open',
  'list.open',
  'list.jump',
  'today.open',
  'palette.open',
  'theme.switch',
  'language.switch',
  'calendar.month',
  'sale.save',
  'guide.find',
  'desk.list',
  'desk.analytics',
  'desk.costs',
  'tiers.review',
  'tiers.loop',
  'loyalty.dryrun',
  'rules.run',
  'rules.loop',
  'rules.find',
  'filter.custom',
  'dedupe.scan',
  'dedupe.loop',
  'dedupe.save',
  'pin.usable',
  'signin.usable',
  'import.retail',
  'import.loop',
  'import.find',
  'import.save',
  'import.undo',
  'backup.snapshot',
  'backup.proven',
  'backup.save',
  'backup.loop',
  'restore.preview',
  'restore.done',
  'memory.list',
] as const;
export type BenchName = (typeof NAMES)[number];

export type Unit = 'ms' | 'x' | 'MB';

/** What each value must not exceed. `x` is a ratio to something measured in the same run. */
export const LIMITS: Readonly<Record<BenchName, { limit: number; unit: Unit }>> = {
  'start.list': { limit: 1.6, unit: 'x' },
  'start.today': { limit: 1.6, unit: 'x' },
  'start.first': { limit: 1.6, unit: 'x' },
  'find.main': { limit: 16, unit: 'ms' },
  'find.paint': { limit: 50, unit: 'ms' },
  'card.open': { limit: 80, unit: 'ms' },
  'list.open': { limit: 100, unit: 'ms' },
  'list.jump': { limit: 50, unit: 'ms' },
  'today.open': { limit: 80, unit: 'ms' },
  'palette.open': { limit: 50, unit: 'ms' },
  'calendar.month': { limit: 100, unit: 'ms' },
  'sale.save': { limit: 30, unit: 'ms' },
  'guide.find': { limit: 100, unit: 'ms' },
  'desk.list': { limit: 50, unit: 'ms' },
  'desk.analytics': { limit: 300, unit: 'ms' },
  'desk.costs': { limit: 300, unit: 'ms' },
  'tiers.review': { limit: 20_000, unit: 'ms' },
  'tiers.loop': { limit: 50, unit: 'ms' },
  'loyalty.dryrun': { limit: 10_000, unit: 'ms' },
  'rules.run': { limit: 20_000, unit: 'ms' },
  'rules.loop': { limit: 50, unit: 'ms' },
  'rules.find': { limit: 50, unit: 'ms' },
  'filter.custom': { limit: 80, unit: 'ms' },
  'dedupe.scan': { limit: 60_000, unit: 'ms' },
  'dedupe.loop': { limit: 50, unit: 'ms' },
  'dedupe.save': { limit: 100, unit: 'ms' },
  'pin.usable': { limit: 400, unit: 'ms' },
  'signin.usable': { limit: 400, unit: 'ms' },
  'theme.switch': { limit: 150, unit: 'ms' },
  'language.switch': { limit: 150, unit: 'ms' },
  'import.retail': { limit: 5, unit: 'x' },
  'import.loop': { limit: 50, unit: 'ms' },
  'import.find': { limit: 50, unit: 'ms' },
  'import.save': { limit: 200, unit: 'ms' },
  'import.undo': { limit: 5, unit: 'x' },
  'backup.snapshot': { limit: 1.5, unit: 'x' },
  'backup.proven': { limit: 12_000, unit: 'ms' },
  'backup.save': { limit: 100, unit: 'ms' },
  'backup.loop': { limit: 50, unit: 'ms' },
  'restore.preview': { limit: 5_000, unit: 'ms' },
  'restore.done': { limit: 30_000, unit: 'ms' },
  'memory.list': { limit: 100, unit: 'MB' },
};

/** Limits in ms hold on a machine that opens a bare window within this time. */
const FAST_WINDOW_MS = 500;

/** The limit on a machine that needs so long for a bare window: times grow with it, ratios and memory do not. */
export function limitOf(name: BenchName, bareWindowMs: number): number {
  const { limit, unit } = LIMITS[name];
  return unit === 'ms' ? limit * Math.max(1, bareWindowMs / FAST_WINDOW_MS) : limit;
}

/** The values asked for: whole names, or groups such as `import`. Throws where one means nothing; all without any. */
export function namesAskedFor(words: readonly string[]): ReadonlySet<BenchName> {
  if (words.length === 0) return new Set(NAMES);
  return new Set(
    words.flatMap((word) => {
      const meant = NAMES.filter((name) => name === word || name.startsWith(`${word}.`));
      if (meant.length === 0) throw new Error(`there is no bench ${word}; there are ${NAMES.join(', ')}`);
      return meant;
    }),
  );
}
