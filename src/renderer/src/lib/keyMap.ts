/** A key of the product: what is pressed for it, and what stands on its cap. */
type Key = {
  /** As `KeyboardEvent.key` tells them, letters small; any one of them. */
  press: readonly string[];
  /** Held with it: Ctrl on Windows and Linux, Command on a Mac. */
  withCtrl?: true;
  /** Held with it. Without it Shift makes no difference. */
  withShift?: true;
  /** Means the same while a text is typed. */
  inText?: true;
  /** It changes something, and so does nothing where a backup is looked into. */
  changes?: true;
  /** As written on the keyboard, several with a space between. */
  cap: string;
};

/**
 * Every key of the product by place and name. Handlers, foot bars, menus, buttons and the help sheet all read it; what
 * a key does is told by the text `keys.<place>.<name>`.
 */
export const KEYS = {
  everywhere: {
    find: { press: ['k'], withCtrl: true, inText: true, cap: 'Ctrl K' },
    add: { press: ['n'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl N' },
    parked: { press: ['F4'], inText: true, changes: true, cap: 'F4' },
    undo: { press: ['z'], withCtrl: true, changes: true, cap: 'Ctrl Z' },
    backup: { press: ['b'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl B' },
    today: { press: ['F2'], inText: true, cap: 'F2' },
    calendar: { press: ['F3'], inText: true, cap: 'F3' },
    till: { press: ['F6'], inText: true, changes: true, cap: 'F6' },
    complaint: { press: ['F1'], inText: true, changes: true, cap: 'F1' },
    inquiry: { press: ['o'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl O' },
    shifts: { press: ['F9'], inText: true, changes: true, cap: 'F9' },
    curtain: { press: ['F8'], inText: true, cap: 'F8' },
    lock: { press: ['l'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl L' },
    larger: { press: ['+', '='], withCtrl: true, inText: true, cap: 'Ctrl +' },
    smaller: { press: ['-', '_'], withCtrl: true, inText: true, cap: 'Ctrl -' },
    normalSize: { press: ['0'], withCtrl: true, inText: true, cap: 'Ctrl 0' },
    help: { press: ['?', '\uFF1F'], cap: '?' },
  },
  list: {
    move: { press: ['ArrowUp', 'ArrowDown'], cap: '↑ ↓' },
    page: { press: ['PageUp', 'PageDown'], cap: 'PgUp PgDn' },
    ends: { press: ['Home', 'End'], cap: 'Home End' },
    open: { press: ['Enter'], cap: 'Enter' },
    tick: { press: [' '], changes: true, cap: 'Space' },
    tickAll: { press: ['a'], withCtrl: true, changes: true, cap: 'Ctrl A' },
    menu: { press: ['ContextMenu'], cap: '▤' },
    menuToo: { press: ['F10'], withShift: true, cap: 'Shift F10' },
  },
  today: {
    do: { press: ['Enter'], changes: true, cap: 'Enter' },
    done: { press: ['d'], changes: true, cap: 'D' },
    move: { press: ['s'], changes: true, cap: 'S' },
    drop: { press: ['x'], changes: true, cap: 'X' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    card: { press: ['o'], cap: 'O' },
    unfold: { press: ['m'], cap: 'M' },
    backlog: { press: ['b'], changes: true, cap: 'B' },
  },
  promise: {
    do: { press: ['Enter'], changes: true, cap: 'Enter' },
    keep: { press: ['d'], changes: true, cap: 'D' },
    tell: { press: ['s'], changes: true, cap: 'S' },
    end: { press: ['x'], changes: true, cap: 'X' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    card: { press: ['o'], cap: 'O' },
    realistic: { press: ['e'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl E' },
  },
  process: {
    tick: { press: ['d'], changes: true, cap: 'D' },
    skip: { press: ['x'], changes: true, cap: 'X' },
    hand: { press: ['g'], changes: true, cap: 'G' },
    stop: { press: ['Delete'], changes: true, cap: 'Del' },
    card: { press: ['o'], cap: 'O' },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  feedback: {
    answer: { press: ['d'], changes: true, cap: 'D' },
    complain: { press: ['w'], changes: true, cap: 'W' },
    junk: { press: ['x'], changes: true, cap: 'X' },
    again: { press: ['b'], changes: true, cap: 'B' },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  complaints: {
    filter: { press: ['/', '\u3001'], cap: '/' },
    answer: { press: ['a'], changes: true, cap: 'A' },
    step: { press: ['d'], changes: true, cap: 'D' },
    wait: { press: ['w'], changes: true, cap: 'W' },
    compensate: { press: ['c'], changes: true, cap: 'C' },
    except: { press: ['x'], changes: true, cap: 'X' },
    hand: { press: ['g'], changes: true, cap: 'G' },
    rate: { press: ['r'], changes: true, cap: 'R' },
    note: { press: ['n'], changes: true, cap: 'N' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    merge: { press: ['m'], changes: true, cap: 'M' },
    cause: { press: ['y'], changes: true, cap: 'Y' },
    improve: { press: ['i'], changes: true, cap: 'I' },
    post: { press: ['b'], changes: true, cap: 'B' },
    card: { press: ['o'], cap: 'O' },
    print: { press: ['p'], cap: 'P' },
    fileAndPrint: {
      press: ['Enter'],
      withCtrl: true,
      inText: true,
      changes: true,
      cap: 'Ctrl Enter',
    },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  board: {
    move: { press: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], cap: '↑ ↓ ← →' },
    ways: { press: ['m'], changes: true, cap: 'M' },
  },
  inquiry: {
    filter: { press: ['/', '\u3001'], cap: '/' },
    answer: { press: ['a'], changes: true, cap: 'A' },
    quote: { press: ['q'], changes: true, cap: 'Q' },
    next: { press: ['n'], changes: true, cap: 'N' },
    buy: { press: ['b'], changes: true, cap: 'B' },
    lose: { press: ['x'], changes: true, cap: 'X' },
    wish: { press: ['w'], changes: true, cap: 'W' },
    reopen: { press: ['r'], changes: true, cap: 'R' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    card: { press: ['o'], cap: 'O' },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  customers: {
    filter: { press: ['/', '\u3001'], cap: '/' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    remove: { press: ['Delete'], changes: true, cap: 'Del' },
    followup: { press: ['f'], changes: true, cap: 'F' },
    leave: { press: ['Escape'], cap: 'Esc' },
    peek: { press: ['v'], changes: true, cap: 'V' },
    history: { press: ['h'], cap: 'H' },
    where: { press: ['t'], cap: 'T' },
    similar: { press: ['u'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl U' },
  },
  duplicates: {
    different: { press: ['x'], changes: true, cap: 'X' },
    later: { press: ['l'], changes: true, cap: 'L' },
    first: { press: ['1'], cap: '1' },
    second: { press: ['2'], cap: '2' },
    scan: { press: ['r'], changes: true, cap: 'R' },
  },
  products: {
    filter: { press: ['/', '\u3001'], cap: '/' },
    edit: { press: ['e'], changes: true, cap: 'E' },
    remove: { press: ['Delete'], changes: true, cap: 'Del' },
    signs: { press: ['p'], cap: 'P' },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  pictures: {
    other: { press: ['ArrowLeft', 'ArrowRight'], cap: '← →' },
    remove: { press: ['Delete'], changes: true, cap: 'Del' },
  },
  plan: {
    add: { press: ['n'], changes: true, cap: 'N' },
    move: { press: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], changes: true, cap: '← → ↑ ↓' },
    size: {
      press: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
      withShift: true,
      changes: true,
      cap: 'Shift ← → ↑ ↓',
    },
    edit: { press: ['e'], changes: true, cap: 'E' },
    remove: { press: ['Delete'], changes: true, cap: 'Del' },
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  card: {
    followup: { press: ['f'], changes: true, cap: 'F' },
    promise: { press: ['p'], changes: true, cap: 'P' },
    process: { press: ['w'], changes: true, cap: 'W' },
    inquiry: { press: ['i'], changes: true, cap: 'I' },
    code: { press: ['m'], cap: 'M' },
    count: { press: ['c'], cap: 'C' },
    note: { press: ['n'], changes: true, cap: 'N' },
    save: { press: ['s'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl S' },
    newLine: { press: ['Enter'], withShift: true, inText: true, changes: true, cap: 'Shift Enter' },
  },
  form: {
    next: { press: ['Enter'], inText: true, changes: true, cap: 'Enter' },
    save: { press: ['s'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl S' },
    leave: { press: ['Escape'], inText: true, changes: true, cap: 'Esc' },
  },
  parked: {
    discard: { press: ['Delete'], changes: true, cap: 'Del' },
  },
  curtain: {
    leave: { press: ['Escape'], cap: 'Esc' },
  },
  imports: {
    result: { press: ['r'], changes: true, cap: 'R' },
    undo: { press: ['Delete'], changes: true, cap: 'Del' },
    next: { press: ['Enter'], inText: true, changes: true, cap: 'Enter' },
    back: { press: ['Escape'], inText: true, changes: true, cap: 'Esc' },
  },
  calendar: {
    move: { press: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], cap: '↑ ↓ ← →' },
    open: { press: ['Enter'], cap: 'Enter' },
    add: { press: ['n'], changes: true, cap: 'N' },
    moveTo: { press: ['m'], changes: true, cap: 'M' },
    carry: {
      press: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
      withShift: true,
      changes: true,
      cap: 'Shift ↑ ↓ ← →',
    },
    longer: { press: ['+', '='], changes: true, cap: '+' },
    shorter: { press: ['-', '_'], changes: true, cap: '-' },
    page: { press: ['PageUp', 'PageDown'], cap: 'PgUp PgDn' },
    today: { press: ['t'], cap: 'T' },
    views: { press: ['1', '2', '3', '4'], cap: '1 2 3 4' },
    print: { press: ['p'], cap: 'P' },
    saveFile: { press: ['f'], cap: 'F' },
    takeFile: { press: ['i'], changes: true, cap: 'I' },
  },
  visits: {
    move: { press: ['ArrowUp', 'ArrowDown'], cap: '↑ ↓' },
    carry: { press: ['ArrowUp', 'ArrowDown'], withShift: true, changes: true, cap: 'Shift ↑ ↓' },
    remove: { press: ['Delete'], changes: true, cap: 'Del' },
    below: { press: ['Enter'], inText: true, changes: true, cap: 'Enter' },
    save: { press: ['s'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl S' },
  },
  till: {
    more: { press: ['+'], changes: true, inText: true, cap: '+' },
    less: { press: ['-', '_'], changes: true, inText: true, cap: '-' },
    remove: { press: ['Delete'], changes: true, inText: true, cap: 'Del' },
    coupon: { press: ['F10'], changes: true, inText: true, cap: 'F10' },
    gift: { press: ['g'], withCtrl: true, changes: true, inText: true, cap: 'Ctrl G' },
    count: { press: ['i'], withCtrl: true, changes: true, inText: true, cap: 'Ctrl I' },
    customer: { press: ['F7'], changes: true, inText: true, cap: 'F7' },
    stored: { press: ['F5'], changes: true, inText: true, cap: 'F5' },
    topUp: { press: ['u'], withCtrl: true, changes: true, inText: true, cap: 'Ctrl U' },
    guide: { press: ['j'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl J' },
    take: { press: ['F12'], changes: true, inText: true, cap: 'F12' },
    print: { press: ['F11'], inText: true, cap: 'F11' },
  },
  guide: {
    take: {
      press: ['1', '2', '3', '4', '5'],
      withCtrl: true,
      inText: true,
      changes: true,
      cap: 'Ctrl 1 – 5',
    },
  },
  slips: {
    back: { press: ['r'], changes: true, cap: 'R' },
    print: { press: ['p'], cap: 'P' },
    undo: { press: ['Delete'], changes: true, cap: 'Del' },
    pay: { press: ['c'], changes: true, cap: 'C' },
    promise: { press: ['m'], changes: true, cap: 'M' },
    process: { press: ['w'], changes: true, cap: 'W' },
    statement: { press: ['s'], cap: 'S' },
  },
  grid: {
    move: {
      press: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
      inText: true,
      cap: '↑ ↓ ← →',
    },
    next: { press: ['Tab'], inText: true, cap: 'Tab' },
    below: { press: ['Enter'], inText: true, cap: 'Enter' },
    edit: { press: ['Insert'], inText: true, changes: true, cap: 'Ins' },
    clear: { press: ['Delete'], inText: true, changes: true, cap: 'Del' },
    fill: { press: ['d'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl D' },
    undo: { press: ['z'], withCtrl: true, inText: true, changes: true, cap: 'Ctrl Z' },
    choose: {
      press: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      changes: true,
      cap: '0 – 9',
    },
  },
  backup: {
    preview: { press: ['Enter'], changes: true, cap: 'Enter' },
    look: { press: ['o'], changes: true, cap: 'O' },
  },
  door: {
    person: { press: ['ArrowUp', 'ArrowDown'], inText: true, cap: '↑ ↓' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Key>>>>;

type Keys = typeof KEYS;
export type KeyPlace = keyof Keys;
/** `list.open`: a key of one place. */
export type KeyName = { [P in KeyPlace]: `${P}.${Extract<keyof Keys[P], string>}` }[KeyPlace];

/** All places, in the order of the help sheet. */
export const KEY_PLACES = Object.keys(KEYS) as readonly KeyPlace[];

/** The names of a place's keys, in their order. */
export function keysOf(place: KeyPlace): readonly KeyName[] {
  return Object.keys(KEYS[place]).map((name) => `${place}.${name}` as KeyName);
}

/** All that is known of a key. */
export function keyNamed(name: KeyName): Key {
  const [place, own] = name.split('.') as [KeyPlace, string];
  return (KEYS[place] as Readonly<Record<string, Key>>)[own] as Key;
}

const isMac = /mac/i.test(globalThis.navigator?.platform ?? '');

/** What stands on the cap of a key, on this computer's keyboard. */
export function capOf(name: KeyName): string {
  const { cap } = keyNamed(name);
  return isMac ? cap.replace('Ctrl', '⌘') : cap;
}
