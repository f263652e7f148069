import { removeFolder } from '../support/launch';
import { measureBackup } from './backup';
import { measureCalendar } from './calendar';
import { measureCard } from './card';
import { measureDedupe } from './dedupe';
import { measureDesk } from './desk';
import { measureFilter } from './filter';
import { measureFind } from './find';
import { measureFrame } from './frame';
import { measureGuide } from './guide';
import { measureImport } from './import';
import { measureList } from './list';
import { measureLoyalty } from './loyalty';
import { measureMemory } from './memory';
import { measureRules } from './rules';
import { measureSignIn } from './signIn';
import { measureFirstStart, measureStart, measureTodayStart } from './start';
import { BareWindow } from './support/bareWindow';
import { median } from './support/figures';
import { NAMES, namesAskedFor, type BenchName } from './support/limits';
import { openShop } from './support/openShop';
import { makeRunFolder } from './support/places';
import { note, Report } from './support/report';
import { measureSale } from './sale';
import { measureToday } from './today';

/* Started by scripts/bench.mjs. Arguments: names or groups of values; all without any. */

const AT_THE_SCREEN: readonly BenchName[] = [
  'find.main',
  'find.paint',
  'card.open',
  'list.open',
  'list.jump',
  'palette.open',
  'theme.switch',
  'language.switch',
  'pin.usable',
  'signin.usable',
];
const IN_AN_IMPORT = NAMES.filter((name) => name.startsWith('import.'));
const OF_LOYALTY = NAMES.filter((name) => /^(?:tiers|loyalty)\./u.test(name));
const OF_DESK = NAMES.filter((name) => name.startsWith('desk.'));
const OF_DEDUPE = NAMES.filter((name) => name.startsWith('dedupe.'));
const OF_RULES = NAMES.filter((name) => name.startsWith('rules.'));

const OF_BACKUPS = NAMES.filter((name) => /^(?:backup|restore)\./u.test(name));

async function run(words: readonly string[]): Promise<boolean> {
  const names = namesAskedFor(words);
  const report = new Report();
  const runDir = makeRunFolder();
  try {
    const bare = new BareWindow(runDir);
    await bare.time();
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await bare.time());
    note(`bare window: ${times.join(' ')} ms`);
    const bareMs = median(times);
    report.machine(bareMs);
    if (names.has('start.list')) report.value('start.list', await measureStart(bare, runDir, bareMs));
    if (names.has('start.today')) {
      report.value('start.today', await measureTodayStart(bare, runDir, bareMs));
    }
    if (names.has('start.first')) {
      report.value('start.first', await measureFirstStart(bare, runDir, bareMs));
    }
    const tell = (values: Partial<Record<BenchName, number>>): void => {
      for (const name of NAMES)
        if (names.has(name) && values[name] !== undefined) report.value(name, values[name]);
    };
    if (AT_THE_SCREEN.some((name) => names.has(name))) {
      const shop = await openShop(runDir, 'screen');
      try {
        tell(await measureFind(shop, names));
        if (names.has('card.open')) report.value('card.open', await measureCard(shop));
        tell(await measureList(shop, names));
        tell(await measureFrame(shop, names));
        /* The last, since it leaves the shop with a password. */
        if (names.has('pin.usable') || names.has('signin.usable')) tell(await measureSignIn(shop, names));
      } finally {
        await shop.close();
      }
    }
    if (names.has('today.open')) report.value('today.open', await measureToday(runDir));
    if (names.has('sale.save')) report.value('sale.save', await measureSale(runDir));
    if (names.has('guide.find')) report.value('guide.find', await measureGuide(runDir));
    if (OF_DESK.some((name) => names.has(name))) tell(await measureDesk(runDir));
    if (OF_LOYALTY.some((name) => names.has(name))) tell(await measureLoyalty(runDir, names));
    if (names.has('calendar.month')) report.value('calendar.month', await measureCalendar(runDir));
    if (OF_RULES.some((name) => names.has(name))) tell(await measureRules(runDir));
    if (names.has('filter.custom')) report.value('filter.custom', await measureFilter(runDir));
    if (OF_DEDUPE.some((name) => names.has(name))) tell(await measureDedupe(runDir));
    if (IN_AN_IMPORT.some((name) => names.has(name))) tell(await measureImport(runDir, names));
    if (OF_BACKUPS.some((name) => names.has(name))) tell(await measureBackup(runDir, names));
    if (names.has('memory.list')) report.value('memory.list', await measureMemory(bare, runDir, bareMs));
  } finally {
    removeFolder(runDir);
  }
  return !report.isOver;
}

run(process.argv.slice(2)).then(
  (isGood) => {
    process.exitCode = isGood ? 0 : 1;
  },
  (error: unknown) => {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  },
);
