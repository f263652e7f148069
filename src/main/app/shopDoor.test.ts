import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { AppError } from '@shared/errors/AppError';
import type { Envelope } from '@shared/ipc/envelope';
import type { DataHost } from '../ipc/dataHost';
import { NOBODY } from '../ipc/session';
import type { Judgement } from '../platform/place';
import { type DoorOptions, openDoor, type Place, type ShopDoor } from './shopDoor';

const FIT: Judgement = { now: null, later: null };
const REQUEST = { channel: 'settings.get', input: {}, commandId: null, by: NOBODY };

/** What happened around the door, in order, and what is to happen. */
type Scene = {
  told: string[];
  options: DoorOptions;
  /** By folder name. */
  judgements: Record<string, Judgement>;
  taken: Set<string>;
  /** Why a host of this folder does not open. */
  faults: Record<string, AppError>;
  isWorking: boolean;
  /** Notes of restores that are to be carried out, by folder name. */
  swaps: Map<string, string>;
  rollFaults: Error[];
};

let root: string;
let scene: Scene;
const nameOf = (path: string): string => path.slice(root.length + 1).replace('/shop.shuke', '');
const folder = (name: string): string => join(root, name);

/** A folder with a shop in it, which is known by the folder's name. */
function shopIn(name: string): string {
  mkdirSync(folder(name), { recursive: true });
  writeFileSync(join(folder(name), 'shop.shuke'), name);
  return folder(name);
}

function fakeHost(name: string): DataHost {
  const fault = scene.faults[name] ?? null;
  const opened = fault === null ? Promise.resolve('3.54.1') : Promise.reject(fault);
  opened.catch(() => undefined);
  const answer = async (): Promise<Envelope> =>
    fault === null ? { ok: true, value: name } : { ok: false, error: fault.toEnvelope() };
  return {
    opened,
    query: answer,
    command: answer,
    stopTask: (id) => void scene.told.push(`stop ${id}`),
    failure: () => fault,
    isWorking: () => scene.isWorking,
    trail: () => Promise.resolve({ auditFirst: null, auditHead: null }),
    snapshot: () => Promise.resolve(),
    copyCustomer: (_from, customerId) => Promise.resolve(customerId),
    secret: ({ act }) => Promise.reject(new Error(act)),
    visitor: ({ act }) => Promise.reject(new Error(act)),
    tell: ({ act }) => Promise.reject(new Error(act)),
    denied: () => undefined,
    close: async () => void scene.told.push(`close ${name}`),
  };
}

beforeEach(() => {
  root = scratchDir();
  scene = {
    told: [],
    judgements: {},
    taken: new Set(),
    faults: {},
    isWorking: false,
    swaps: new Map(),
    rollFaults: [],
    options: {
      fileIn: (dir) => join(dir, 'shop.shuke'),
      start: ({ file, bringFrom, note }) => {
        const name = nameOf(file);
        scene.told.push(bringFrom === null ? `start ${name}` : `bring ${nameOf(bringFrom)} to ${name}`);
        if (note !== null) scene.told.push(`continue from ${note as string}`);
        if (bringFrom !== null && scene.faults[name] === undefined) shopIn(name);
        return fakeHost(name);
      },
      swaps: {
        isPending: (file) => scene.swaps.has(nameOf(file)),
        rollForward: async (file) => {
          const name = nameOf(file);
          scene.told.push(`roll ${name} forward`);
          const fault = scene.rollFaults.shift();
          if (fault !== undefined) throw fault;
          return shopIn(name) && scene.swaps.get(name);
        },
        end: async (file) => {
          scene.swaps.delete(nameOf(file));
          scene.told.push('swap ended');
        },
      },
      judge: (dir) => scene.judgements[nameOf(dir)] ?? FIT,
      own: (file) => {
        const name = nameOf(file);
        if (scene.taken.has(name)) throw new AppError('data.inUse', { computer: 'KASSE' });
        scene.taken.add(name);
        return {
          release: () => {
            scene.taken.delete(name);
            scene.told.push(`free ${name}`);
          },
        };
      },
      remember: async (dir) => void scene.told.push(`remember ${nameOf(dir)}`),
      onTurned: (isOther) => void scene.told.push(isOther ? 'other shop' : 'ask again'),
      log: () => undefined,
    },
  };
});

const openAt = (dataDir: string, isKnown = false): ShopDoor =>
  openDoor(scene.options, { dataDir, isKnown } satisfies Place);
const ask = async (door: ShopDoor): Promise<string> => {
  const answer = await door.query(REQUEST, false);
  return answer.ok ? `shop ${String(answer.value)}` : answer.error.code;
};

describe('the door', () => {
  it('opens a shop that is there, and a new one where none was expected', async () => {
    expect(await ask(openAt(shopIn('a')))).toBe('shop a');
    expect(await ask(openAt(folder('new')))).toBe('shop new');
    expect(scene.taken).toEqual(new Set(['a', 'new']));
  });

  it('begins no new shop where one was kept before', async () => {
    const door = openAt(folder('gone'), true);
    expect(await ask(door)).toBe('data.missing');
    expect([door.isOpen(), scene.told, scene.taken.size]).toEqual([false, [], 0]);
  });

  it('takes the log that is left of a shop for one: what it is worth is told when it is opened', async () => {
    mkdirSync(folder('a'));
    writeFileSync(join(folder('a'), 'shop.shuke-wal'), 'x');
    expect(await ask(openAt(folder('a'), true))).toBe('shop a');
  });

  it('touches nothing where no live shop may lie', async () => {
    scene.judgements.a = { now: new AppError('data.placeNetwork'), later: null };
    const door = openAt(shopIn('a'));
    expect(await ask(door)).toBe('data.placeNetwork');
    expect((await door.command(REQUEST, { kind: 'command', isAudited: true })).ok).toBe(false);
    expect([scene.told, scene.taken.size]).toEqual([[], 0]);
  });

  it('shuts again where the drive turns out to be the wrong one', async () => {
    scene.judgements.a = { now: null, later: async () => new AppError('data.placeRemovable') };
    const door = openAt(shopIn('a'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await ask(door)).toBe('data.placeRemovable');
    expect(scene.told).toEqual(['start a', 'close a', 'free a', 'ask again']);
  });

  it('stays open where the drive cannot be asked about', async () => {
    scene.judgements.a = { now: null, later: () => Promise.reject(new Error('no such program')) };
    const door = openAt(shopIn('a'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await ask(door)).toBe('shop a');
  });

  it('opens on another try once the shop is free, and tells the page', async () => {
    scene.taken.add('a');
    const door = openAt(shopIn('a'));
    expect(await ask(door)).toBe('data.inUse');
    await expect(door.reopen()).rejects.toThrow('data.inUse');
    scene.taken.delete('a');
    await door.reopen();
    expect(await ask(door)).toBe('shop a');
    expect(scene.told).toEqual(['ask again', 'start a', 'ask again']);
  });

  it('starts anew on another try where the file was at fault', async () => {
    scene.faults.a = new AppError('data.corrupt');
    const door = openAt(shopIn('a'));
    expect(await ask(door)).toBe('data.corrupt');
    expect(door.isOpen()).toBe(false);
    scene.faults = {};
    await door.reopen();
    expect(await ask(door)).toBe('shop a');
    expect(scene.told).toEqual(['start a', 'close a', 'free a', 'start a', 'ask again']);
  });

  it('tells any other fault of owning as trouble of its own, and does not throw', async () => {
    scene.options.own = () => {
      throw new Error('strange');
    };
    expect(await ask(openAt(shopIn('a')))).toBe('data.hostFailed');
  });

  it('lets go of the file when it is closed, and answers nothing more', async () => {
    const door = openAt(shopIn('a'));
    await door.close();
    expect(scene.told).toEqual(['start a', 'close a', 'free a']);
    expect(await ask(door)).toBe('data.hostFailed');
  });
});

describe('another place', () => {
  it('without a shop gets a copy of this one, both places owned meanwhile, and is kept', async () => {
    const door = openAt(shopIn('a'));
    const ownedWhile: string[] = [];
    scene.options.remember = async () => void ownedWhile.push(...scene.taken);
    await door.moveTo(folder('b'));
    expect(await ask(door)).toBe('shop b');
    expect(door.dataDir()).toBe(folder('b'));
    expect(ownedWhile).toEqual(['a', 'b']);
    expect(scene.told).toEqual(['start a', 'close a', 'free a', 'bring a to b', 'free a', 'ask again']);
    expect(scene.taken).toEqual(new Set(['b']));
  });

  it('with a shop is opened as it is, and the page forgets the other one', async () => {
    const door = openAt(shopIn('a'));
    await door.moveTo(shopIn('b'));
    expect(await ask(door)).toBe('shop b');
    expect(scene.told.slice(1)).toEqual(['close a', 'free a', 'start b', 'remember b', 'other shop']);
  });

  it('gets a copy of a shop that only lies in the wrong place', async () => {
    scene.judgements.a = { now: new AppError('data.placeSynced'), later: null };
    const door = openAt(shopIn('a'));
    await door.moveTo(folder('b'));
    expect(await ask(door)).toBe('shop b');
    expect(scene.told).toContain('bring a to b');
  });

  it.each(['data.corrupt', 'data.newer', 'data.foreign'] as const)(
    'gets no copy of a shop that cannot be opened (%s): a new one begins',
    async (code) => {
      scene.faults.a = new AppError(code);
      const door = openAt(shopIn('a'));
      await ask(door);
      await door.moveTo(folder('b'));
      expect(scene.told).toContain('start b');
      expect(await ask(door)).toBe('shop b');
    },
  );

  it('is judged to the end before anything is done', async () => {
    const door = openAt(shopIn('a'));
    scene.judgements.b = { now: new AppError('data.placeNetwork'), later: null };
    scene.judgements.c = { now: null, later: async () => new AppError('data.placeRemovable') };
    await expect(door.moveTo(folder('b'))).rejects.toThrow('data.placeNetwork');
    await expect(door.moveTo(folder('c'))).rejects.toThrow('data.placeRemovable');
    expect(scene.told).toEqual(['start a']);
    expect(await ask(door)).toBe('shop a');
  });

  it.each([
    ['that somebody else has open', () => void scene.taken.add('b'), 'data.inUse'],
    ['whose shop is damaged', () => void (scene.faults.b = new AppError('data.corrupt')), 'data.corrupt'],
    [
      'that cannot be kept for the next start',
      () => void (scene.options.remember = () => Promise.reject(new Error('read-only'))),
      'read-only',
    ],
  ])('%s is not taken: the present shop is open again', async (_what, spoil, told) => {
    const door = openAt(shopIn('a'));
    shopIn('b');
    spoil();
    await expect(door.moveTo(folder('b'))).rejects.toThrow(told);
    expect(await ask(door)).toBe('shop a');
    expect(door.dataDir()).toBe(folder('a'));
    expect(scene.taken.has('a')).toBe(true);
    expect(scene.told.at(-1)).toBe('ask again');
  });

  it('is not gone to while an import runs', async () => {
    const door = openAt(shopIn('a'));
    scene.isWorking = true;
    await expect(door.moveTo(folder('b'))).rejects.toThrow('settings.workRunning');
    expect(scene.told).toEqual(['start a']);
  });

  it('that is this one begins a new shop only where it is chosen by hand', async () => {
    const door = openAt(folder('gone'), true);
    expect(await ask(door)).toBe('data.missing');
    await door.moveTo(folder('gone'));
    expect(await ask(door)).toBe('shop gone');
  });

  it('has calls wait until it is open', async () => {
    const door = openAt(shopIn('a'));
    const moving = door.moveTo(folder('b'));
    await Promise.resolve();
    expect(await ask(door)).toBe('shop b');
    await moving;
  });
});

describe('a restore', () => {
  const intend = (name: string) => async (): Promise<void> => {
    scene.told.push('replace');
    scene.swaps.set(name, 'note');
  };

  it('has the file to itself, is rolled forward before anything is opened, and the page forgets the old shop', async () => {
    const door = openAt(shopIn('a'));
    await door.swap(async (file) => {
      expect(scene.taken).toEqual(new Set([nameOf(file)]));
      await intend('a')();
    });
    expect(await ask(door)).toBe('shop a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(scene.told).toContain('swap ended');
    expect(scene.told.filter((word) => word !== 'swap ended')).toEqual([
      'start a',
      'close a',
      'free a',
      'replace',
      'free a',
      'roll a forward',
      'start a',
      'continue from note',
      'other shop',
    ]);
  });

  it('that fails before it is intended leaves the shop open as it was', async () => {
    const door = openAt(shopIn('a'));
    await expect(door.swap(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(await ask(door)).toBe('shop a');
    expect(scene.told.slice(-2)).toEqual(['start a', 'ask again']);
  });

  it('that fails after it was intended has happened', async () => {
    const door = openAt(shopIn('a'));
    await door.swap(async () => {
      await intend('a')();
      throw new Error('told too late');
    });
    expect(scene.told).toContain('continue from note');
    expect(scene.told).toContain('other shop');
  });

  it('that was cut off is carried out at the next start, also where no shop lies there any more', async () => {
    scene.swaps.set('gone', 'note');
    const door = openAt(folder('gone'), true);
    expect(await ask(door)).toBe('shop gone');
    expect(scene.told.slice(0, 3)).toEqual(['roll gone forward', 'start gone', 'continue from note']);
  });

  it('is forgotten before the file is another program’s', async () => {
    const end = scene.options.swaps.end;
    scene.options.swaps.end = async (file) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await end(file);
    };
    const door = openAt(shopIn('a'));
    await door.swap(intend('a'));
    await door.close();
    expect(scene.told.slice(-3)).toEqual(['close a', 'swap ended', 'free a']);
  });

  it('is told at the next start where the shop is closed before it was open', async () => {
    let opened: (version: string) => void = () => undefined;
    const late = new Promise<string>((resolve) => (opened = resolve));
    scene.swaps.set('a', 'note');
    const start = scene.options.start;
    scene.options.start = (target) => ({ ...start(target), opened: late });
    const door = openAt(shopIn('a'));
    expect(await ask(door)).toBe('shop a');
    await door.close();
    opened('');
    await new Promise((resolve) => setImmediate(resolve));
    expect(scene.told).not.toContain('swap ended');
    expect(scene.swaps.get('a')).toBe('note');
  });

  it('that cannot be carried out yet keeps the shop closed, and frees it for another try', async () => {
    scene.swaps.set('a', 'note');
    scene.rollFaults.push(new Error('held'));
    const door = openAt(shopIn('a'));
    expect(await ask(door)).toBe('data.hostFailed');
    expect(scene.taken.size).toBe(0);
    await door.reopen();
    expect(await ask(door)).toBe('shop a');
  });

  it('does not begin while an import runs, nor where no live shop may lie', async () => {
    const door = openAt(shopIn('a'));
    scene.isWorking = true;
    await expect(door.swap(intend('a'))).rejects.toThrow('settings.workRunning');
    scene.isWorking = false;
    scene.judgements.a = { now: new AppError('data.placeSynced'), later: null };
    await expect(door.swap(intend('a'))).rejects.toThrow('data.placeSynced');
    expect(scene.told).toEqual(['start a']);
  });
});
