/* First: it stands in for Electron before anything imports it. */
import '../support/plainElectron';
import { SITE_CHECKS, type SiteCheck } from '../../../src/main/visitors/site';
import { SITE_LIMITS } from '../../../src/main/visitors/limits';
import { optionOf } from '../support/options';
import { note, verdict } from '../support/report';
import {
  fieldPart,
  filePart,
  formOf,
  formWithFiles,
  joinFields,
  numberOn,
  requestBytes,
  sendRaw,
  tokenFor,
  visitorFields,
} from './client';
import { ATTACKS, BOARD_ATTACKS, JOIN_ATTACKS, PHOTO_POSTS, SLOW_ATTACKS, type Attack } from './hostile';
import { isDrawnOf, jpegOf, pngOf } from './photos';
import { POSTED, serveShop, type ServedShop } from './served';

/* Started by scripts/drill.mjs: a page under attack. Arguments: --posts N, --valid N, --untimed. */

const DRILL = 'drill:feedback';
const POSTS = optionOf('--posts', 10_000);
const VALID = optionOf('--valid', 400);
const isTimed = !process.argv.includes('--untimed');
/** Attacks under way at once. */
const WORKERS = 24;
const CONTROL_POSTS = 300;
/** Times that each hostile way to ask for the public board is tried. */
const BOARD_ROUNDS = 5;
/** A save at the counter takes no longer, but for one in a hundred. */
const SAVE_MS = 100;
const SAVE_EACH_MS = 25;

type Entry = { id: number; words: string; name: string; phone: string; kind: string };
type JoinRow = { id: number; name: string; phone: string };
/** What was promised by its number, of messages and of join forms; and the photos of messages. */
type Kept = Map<number, string>;
type Promised = { kept: Kept; joins: Kept; photos: Map<number, readonly Buffer[]> };
type Outcome = {
  tried: number;
  foreign: string[];
  lost: number;
  corrupt: number;
  faults: string[];
  saves: number[];
};

/** An address of this computer for each sender: 127.1.0.1 and on. */
const addressOf = (at: number): string =>
  `127.${String(1 + Math.floor(at / 62_500))}.${String(Math.floor(at / 250) % 250)}.${String(1 + (at % 250))}`;

/** What one address floods with. */
const FLOOD = '多';

/** Of a photo of an honest visitor. */
const PHOTO_BYTES = 300_000;

const HTML = '<img src=x onerror="alert(1)">&amp;{{7*7}}';

/** What an honest visitor sends: a number that came back is a promise. */
async function visit(served: ServedShop, from: string, words: string, kept: Kept): Promise<boolean> {
  const { port } = served;
  const token = await tokenFor(port, from);
  const bytes = requestBytes(port, { body: formOf(visitorFields(token, words)) });
  /* Pressed twice: one entry. */
  const answers = await Promise.all([sendRaw(port, from, bytes), sendRaw(port, from, bytes)]);
  const numbers = answers.map(numberOn).filter((number) => number !== null);
  for (const number of numbers) kept.set(number, words);
  /* And sent again later: still one. */
  await sendRaw(port, from, bytes);
  return numbers.length > 0;
}

/** The same with two photos. */
async function visitWithPhotos(
  served: ServedShop,
  from: string,
  words: string,
  { kept, photos }: Promised,
): Promise<boolean> {
  const { port } = served;
  const files = [
    { label: 'image/jpeg', bytes: jpegOf(words, { bytes: PHOTO_BYTES }) },
    { label: 'image/png', bytes: pngOf(words) },
  ];
  const fields = visitorFields(await tokenFor(port, from), words);
  const bytes = requestBytes(port, formWithFiles([...fields.map(fieldPart), ...files.map(filePart)]));
  const answers = await Promise.all([sendRaw(port, from, bytes), sendRaw(port, from, bytes)]);
  const numbers = answers.map(numberOn).filter((number) => number !== null);
  for (const number of numbers) {
    kept.set(number, words);
    photos.set(
      number,
      files.map((file) => file.bytes),
    );
  }
  await sendRaw(port, from, bytes);
  return numbers.length > 0;
}

/** True where a message has the photos that it was promised, and no others. */
async function hasPhotos(served: ServedShop, id: number, promised: readonly Buffer[]): Promise<boolean> {
  const pictures = (await served.ask('feedback.pictures', { id })) as { id: number }[];
  if (pictures.length !== promised.length) return false;
  for (const [at, picture] of pictures.entries()) {
    const { full } = (await served.ask('feedback.picture', { id: picture.id })) as { full: string };
    if (!isDrawnOf(full, promised[at] ?? Buffer.alloc(0))) return false;
  }
  return true;
}

/** The same with a join form. */
async function visitJoin(served: ServedShop, from: string, wishes: string, kept: Kept): Promise<boolean> {
  const { port, joinAt } = served;
  const path = `/${joinAt}`;
  const token = await tokenFor(port, from, path);
  const bytes = requestBytes(port, { path, body: formOf(joinFields(token, wishes)) });
  const answers = await Promise.all([sendRaw(port, from, bytes), sendRaw(port, from, bytes)]);
  const numbers = answers.map(numberOn).filter((number) => number !== null);
  for (const number of numbers) kept.set(number, wishes);
  await sendRaw(port, from, bytes);
  return numbers.length > 0;
}

/** Join forms that wait. */
async function joinsOf(served: ServedShop): Promise<JoinRow[]> {
  const all: JoinRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const { rows } = (await served.ask('joins.list', { group: 'waiting', offset, limit: 200 })) as {
      rows: JoinRow[];
    };
    all.push(...rows);
    if (rows.length < 200) return all;
  }
}

async function entriesOf(served: ServedShop): Promise<Entry[]> {
  const all: Entry[] = [];
  for (let offset = 0; ; offset += 1_000) {
    const page = (await served.ask('feedback.listed', { group: 'open', offset, limit: 1_000 })) as Entry[];
    all.push(...page);
    if (page.length < 1_000) return all;
  }
}

/** Compares the inbox and the join forms that wait with what was promised. */
async function compare(
  served: ServedShop,
  { kept, joins, photos }: Promised,
): Promise<Pick<Outcome, 'foreign' | 'lost' | 'corrupt'>> {
  const entries = new Map((await entriesOf(served)).map((entry) => [entry.id, entry]));
  const forms = new Map((await joinsOf(served)).map((form) => [form.id, form]));
  let lost = 0;
  let corrupt = 0;
  const isOfVisitor = ({ name, phone }: { name: string; phone: string }): boolean =>
    name === '李梅' && phone === '13800138000';
  for (const [number, words] of kept) {
    const entry = entries.get(number);
    if (entry === undefined) lost += 1;
    else if (entry.words !== words || !isOfVisitor(entry)) corrupt += 1;
    else if (!(await hasPhotos(served, number, photos.get(number) ?? []))) corrupt += 1;
  }
  for (const [number, wishes] of joins) {
    const form = forms.get(number);
    if (form === undefined) lost += 1;
    else {
      const whole = (await served.ask('joins.get', { id: number })) as {
        wishes: string;
        source: string | null;
      };
      if (!isOfVisitor(form) || whole.wishes !== wishes || whole.source !== '门口') corrupt += 1;
    }
  }
  const foreign = [
    ...[...entries.values()].filter(({ id }) => !kept.has(id)).map(({ words }) => words),
    ...[...forms.values()].filter(({ id }) => !joins.has(id)).map(({ id }) => `a join form, ${String(id)}`),
  ];
  return { foreign, lost, corrupt };
}

/** Customers are saved at the counter until `isOver`; how long each took. */
async function saveMeanwhile(served: ServedShop, isOver: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (!isOver()) {
    const startedAt = performance.now();
    await served.ask('customers.create', { name: `顾客${String(took.length)}` });
    took.push(performance.now() - startedAt);
    await new Promise((done) => setTimeout(done, SAVE_EACH_MS));
  }
  return took;
}

/** What is wrong with how the public board is shown: to nobody who asks otherwise than its poster, and whole to who asks so. */
async function boardFaults(served: ServedShop, posts: number): Promise<string[]> {
  const faults: string[] = [];
  const { port, code } = served;
  for (let round = 0; round < BOARD_ROUNDS; round += 1) {
    const from = addressOf(5 * posts + round);
    for (const [name, attack] of Object.entries(BOARD_ATTACKS)) {
      const { status, body } = await attack({ port, from, code, words: '' });
      if (status === 200 || body.includes(POSTED.changed)) faults.push(`the board was had by ${name}`);
    }
    const { status, body } = await sendRaw(port, from, requestBytes(port, { method: 'GET', path: '/board' }));
    const isWhole = Object.values(POSTED).every((words) => body.includes(words));
    if (status !== 200 || !isWhole) faults.push('the board was not shown');
  }
  return faults;
}

/** Attacks with the limits off, so that each meets the check that is for it; honest visitors among them. */
async function attackChecks(without: readonly SiteCheck[], posts: number, valid: number): Promise<Outcome> {
  const served = await serveShop([...new Set<SiteCheck>(['rate', ...without])]);
  const kept: Kept = new Map();
  const joins: Kept = new Map();
  const photos: Promised['photos'] = new Map();
  const faults: string[] = [];
  let isOver = false;
  let next = 0;
  let refused = 0;
  try {
    const saving = saveMeanwhile(served, () => isOver);
    const attacks: { name: string; attack: Attack; code: string }[] = [
      ...Object.entries(ATTACKS).map(([name, attack]) => ({ name, attack, code: served.code })),
      ...Object.entries(JOIN_ATTACKS).map(([name, attack]) => ({ name, attack, code: served.joinAt })),
      ...Object.entries(PHOTO_POSTS).map(([name, attack]) => ({ name, attack, code: served.code })),
    ];
    const each = Math.max(1, Math.floor(posts / Math.max(1, valid)));
    const work = async (): Promise<void> => {
      while (next < posts) {
        const at = next;
        next += 1;
        const from = addressOf(at);
        const one = attacks[at % attacks.length];
        await one?.attack({
          port: served.port,
          from,
          code: one.code,
          words: `${one.name} ${String(at)}`,
        });
        if (at % each !== 0 || valid === 0) continue;
        const visitor = addressOf(posts + at);
        if (!(await visit(served, visitor, `好 ${String(at)} ${HTML}`, kept))) refused += 1;
        const pictured = `图 ${String(at)} ${HTML}`;
        if (!(await visitWithPhotos(served, visitor, pictured, { kept, joins, photos }))) refused += 1;
        if (!(await visitJoin(served, visitor, `茶 ${String(at)} ${HTML}`, joins))) refused += 1;
      }
    };
    const slow = Object.values(SLOW_ATTACKS).map((attack, at) =>
      attack({ port: served.port, from: addressOf(3 * posts + at), code: served.code, words: '慢' }),
    );
    await Promise.all([...Array.from({ length: WORKERS }, work), ...slow]);
    faults.push(...(await boardFaults(served, posts)));
    isOver = true;
    const saves = await saving;
    if (refused > 0) faults.push(`${String(refused)} honest visitors were refused`);
    if (served.ends() > 0) faults.push('the page’s process ended');
    faults.push(...served.shop.crashes, ...served.shop.logged.filter((line) => line.includes('bug')));
    return {
      tried: posts + Object.keys(SLOW_ATTACKS).length + Object.keys(BOARD_ATTACKS).length * BOARD_ROUNDS,
      ...(await compare(served, { kept, joins, photos })),
      faults,
      saves,
    };
  } finally {
    isOver = true;
    await served.close();
  }
}

/** One address sends as fast as it can, others too now and then; nobody gets more than the limits give. */
async function attackLimits(without: readonly SiteCheck[], posts: number): Promise<Outcome> {
  const served = await serveShop(without);
  const kept: Kept = new Map();
  const faults: string[] = [];
  let isOver = false;
  try {
    const saving = saveMeanwhile(served, () => isOver);
    let next = 0;
    const flood = async (): Promise<void> => {
      while (next < posts) {
        next += 1;
        const from = '127.0.0.9';
        const token = await tokenFor(served.port, from);
        const words = `${FLOOD} ${String(next)}`;
        const body = formOf(visitorFields(token, words));
        const number = numberOn(await sendRaw(served.port, from, requestBytes(served.port, { body })));
        if (number !== null) kept.set(number, words);
      }
    };
    const honest = async (): Promise<void> => {
      for (let at = 0; at < 20; at += 1) {
        const isKept = await visit(served, addressOf(at), `好 ${String(at)}`, kept);
        if (!isKept) faults.push(`an honest visitor was refused during the flood (${String(at)})`);
      }
    };
    await Promise.all([...Array.from({ length: 6 }, flood), honest()]);
    isOver = true;
    const saves = await saving;
    const compared = await compare(served, { kept, joins: new Map(), photos: new Map() });
    await served.switchOff();
    const after = await sendRaw(served.port, '127.0.0.1', requestBytes(served.port, { method: 'GET' }));
    if (after.status !== 0) faults.push('it answers after it was switched off');
    const tooMany = [...kept.values()]
      .filter((words) => words.startsWith(FLOOD))
      .slice(SITE_LIMITS.entriesOfOne);
    return { tried: posts, ...compared, foreign: [...compared.foreign, ...tooMany], faults, saves };
  } finally {
    isOver = true;
    await served.close();
  }
}

const p99 = (saves: readonly number[]): number =>
  [...saves].sort((a, b) => a - b)[Math.floor(saves.length * 0.99)] ?? 0;

/** With a check left out, something must come in that must not. */
async function control(check: SiteCheck): Promise<boolean> {
  const { foreign, lost, corrupt } =
    check === 'rate' ? await attackLimits(['rate'], 20) : await attackChecks([check], CONTROL_POSTS, 0);
  const isNoticed = foreign.length > 0 && lost === 0 && corrupt === 0;
  note(
    DRILL,
    `control, without the check of ${check}: ${isNoticed ? `noticed (${String(foreign.length)} came in)` : 'NOT NOTICED'}`,
  );
  return isNoticed;
}

async function run(): Promise<boolean> {
  const floods = Math.floor(POSTS / 10);
  const checked = await attackChecks([], POSTS - floods, VALID);
  const limited = await attackLimits([], floods);
  const sum = (of: (outcome: Outcome) => number): number => of(checked) + of(limited);
  const saves = [...checked.saves, ...limited.saves];
  const foreign = [...checked.foreign, ...limited.foreign];
  note(DRILL, `${String(foreign.length)} came in that must not`);
  for (const words of foreign.slice(0, 20)) note(DRILL, `came in: ${words}`);
  note(DRILL, `${String(saves.length)} saves at the counter meanwhile, p99 ${p99(saves).toFixed(1)} ms`);
  const faults = [...checked.faults, ...limited.faults];
  for (const fault of faults.slice(0, 20)) note(DRILL, fault);
  let isNoticed = true;
  for (const check of SITE_CHECKS) isNoticed = (await control(check)) && isNoticed;
  const lost = sum((outcome) => outcome.lost);
  const corrupt = sum((outcome) => outcome.corrupt);
  verdict(DRILL, { tried: sum(({ tried }) => tried), lost, corrupt });
  const isInTime = !isTimed || p99(saves) < SAVE_MS;
  return foreign.length + lost + corrupt + faults.length === 0 && isNoticed && isInTime;
}

run().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
