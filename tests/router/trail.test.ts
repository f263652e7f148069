import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allChannels, type ChannelName, type ChannelsOfKind } from '@shared/ipc/contracts';
import { DESKTOPS } from '../../src/main/ipc/desktops';
import type { DesktopContext } from '../../src/main/ipc/handlers';
import { layoutOf } from '../support/builders/foreignFiles';
import { makeShop, type TestShop } from '../support/shop';
import { wordsOf } from '../support/words';
import { SAMPLES } from './samples';

/**
 * What each act of windows and dialogs leaves in the trail. One without an entry does not compile.
 * - `before`: told under its own name first; where that fails it is not done, since data would leave unseen.
 * - `told`: told under its own name, and done even where the trail takes nothing more.
 * - a list: rows of these names, written with what it does in the data host.
 * - `nothing`: it neither changes the shop nor takes anything out of it.
 */
const LEAVES: Readonly<
  Record<ChannelsOfKind<'desktop'>, 'before' | 'told' | 'nothing' | readonly [string, ...string[]]>
> = {
  'backup.status': 'nothing',
  'backup.list': 'nothing',
  'backup.make': 'told',
  'backup.addPlace': 'told',
  'backup.renamePlace': 'told',
  'backup.removePlace': 'told',
  'backup.lookInto': 'nothing',
  'backup.preview': 'nothing',
  'backup.closePreview': 'nothing',
  'backup.restore': ['backup.restore'],
  'backup.look': 'told',
  'backup.copyCustomer': ['backup.copyCustomer'],
  'backup.saveOpen': 'before',
  'backup.salvage': ['backup.salvage'],
  /* On a full disk, where no row would find room. */
  'backup.freeSpace': 'nothing',
  'backup.proposeCode': 'before',
  'backup.confirmCode': ['staff.keepCode'],
  'backup.printCode': 'before',
  'backup.stopEncrypting': 'before',
  'followups.printVisits': 'before',
  'followups.saveVisits': 'before',
  'followups.printCalendar': 'before',
  'followups.saveCalendar': 'before',
  'feedback.state': 'nothing',
  'complaints.printBoard': 'nothing',
  'complaints.saveBoard': 'nothing',
  'joins.printPoster': 'nothing',
  'joins.savePoster': 'nothing',
  'feedback.printPoster': 'nothing',
  'feedback.savePoster': 'nothing',
  'feedback.saveTable': 'before',
  'products.printSigns': 'nothing',
  'products.saveSigns': 'nothing',
  'products.printPlan': 'nothing',
  'products.savePlan': 'nothing',
  'products.saveList': 'before',
  'products.chooseWindowPlace': 'nothing',
  'products.makeWindow': 'before',
  'sales.printSlip': 'before',
  'sales.saveSlip': 'before',
  'sales.printStatement': 'before',
  'sales.saveStatement': 'before',
  'complaints.printSlip': 'before',
  'complaints.saveSlip': 'before',
  'complaints.printRecord': 'before',
  'complaints.saveRecord': 'before',
  'complaints.printCosts': 'nothing',
  'complaints.saveCosts': 'before',
  'loyalty.printCards': 'before',
  'loyalty.saveCards': 'before',
  'inquiries.printQuote': 'before',
  'inquiries.saveQuote': 'before',
  'inquiries.saveList': 'before',
  'inquiries.printWanted': 'nothing',
  'inquiries.saveWanted': 'before',
  'loyalty.printCoupons': 'before',
  'loyalty.exportCoupons': 'before',
  'loyalty.printTopUp': 'before',
  'loyalty.saveTopUp': 'before',
  'loyalty.printStored': 'before',
  'loyalty.saveStored': 'before',
  'opening.print': 'before',
  'opening.savePdf': 'before',
  'followups.saveCalendarFile': 'before',
  'followups.chooseCalendarFile': 'nothing',
  'followups.readCalendarFile': 'nothing',
  'followups.chooseVisitFile': 'nothing',
  'followups.readVisitFile': 'nothing',
  'privacy.places': 'nothing',
  'privacy.saveData': 'before',
  'privacy.showNotice': 'nothing',
  'privacy.printNotice': 'before',
  'privacy.saveNotice': 'before',
  'settings.about': 'nothing',
  'settings.openSample': 'nothing',
  'settings.leaveSample': 'nothing',
  'settings.stopTask': 'nothing',
  'settings.quit': 'nothing',
  'settings.showDataFolder': 'told',
  'settings.showLog': 'nothing',
  'settings.leave': 'nothing',
  'settings.reopenShop': 'nothing',
  'settings.choosePlace': 'told',
  'staff.signIn': ['staff.signIn', 'staff.refuse'],
  'staff.enterPin': ['staff.signIn', 'staff.refuse'],
  'staff.prove': ['staff.prove', 'staff.refuse'],
  'staff.approve': ['staff.approve', 'staff.refuse'],
  'staff.proposeCodes': 'nothing',
  'staff.printCodes': 'before',
  'staff.keepCodes': ['staff.keepCodes'],
  'staff.recover': ['staff.recover', 'staff.refuse'],
  'staff.lock': ['staff.lock'],
  'staff.signOut': ['staff.signOut'],
  'staff.setPassword': ['staff.setPassword'],
  'staff.setOwnPassword': ['staff.setOwnPassword', 'staff.refuse'],
  'staff.setOwnPin': ['staff.setOwnPin', 'staff.refuse'],
  'transfer.chooseFile': 'nothing',
  'transfer.inspect': 'nothing',
  'transfer.preview': 'nothing',
  'transfer.saveResult': 'before',
};
const desktops = Object.entries(LEAVES) as [
  ChannelsOfKind<'desktop'>,
  (typeof LEAVES)[keyof typeof LEAVES],
][];

const NO_TRAIL = new Error('the trail takes nothing');

/** A desktop that does nothing but note, in order, what it was asked to do to the world and to tell the trail. */
function noted(hasTrail: boolean): { desktop: DesktopContext; done: string[] } {
  const done: string[] = [];
  const effect = (name: string) => (): Promise<unknown> => {
    done.push(name);
    return Promise.resolve({ taskId: randomUUID(), code: 'X', identity: 'Y' });
  };
  const chosen = (): Promise<string> => Promise.resolve('/dev/null/none');
  const layout = layoutOf('sales');
  const known: Record<string, unknown> = {
    tell: (act: string) => {
      done.push(`tell ${act}`);
      return hasTrail ? Promise.resolve() : Promise.reject(NO_TRAIL);
    },
    tellIfCan: (act: string) => {
      done.push(`tell ${act}`);
      return Promise.resolve();
    },
    query: () =>
      Promise.resolve({
        outcomes: [],
        layout,
        fields: { name: '' },
        customer: null,
        reach: { isRevealed: true },
        person: { name: '' },
        rows: [],
        cards: [{ name: '', number: '1' }],
        coming: [],
        days: [],
      }),
    askOpen: chosen,
    askSave: chosen,
    askFolder: chosen,
    fileOf: () => ({ path: '', name: '' }),
    about: () => ({ dataDir: '' }),
    logDir: () => '',
    helper: {
      request: () => Promise.reject(new Error('nothing to read')),
    },
    door: new Proxy(
      { codes: { propose: effect('propose'), keep: effect('keep'), list: () => ['123456'] } },
      {
        get: (target, name) =>
          (target as Record<string, unknown>)[String(name)] ?? effect(`door.${String(name)}`),
      },
    ),
    backups: new Proxy(
      { keys: { propose: effect('propose'), proposed: () => Promise.resolve({ code: 'X', identity: 'Y' }) } },
      {
        get: (target, name) =>
          name === 'opened'
            ? () => ({ label: { id: randomUUID() } })
            : ((target as Record<string, unknown>)[String(name)] ?? effect(`backups.${String(name)}`)),
      },
    ),
  };
  const desktop = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? effect(String(name)),
  }) as unknown as DesktopContext;
  return { desktop, done };
}

/** What a handler did; where it ended badly for want of a real world, what it did before. */
async function doneBy(name: ChannelName, hasTrail: boolean): Promise<string[]> {
  const { desktop, done } = noted(hasTrail);
  try {
    await DESKTOPS[name]?.(desktop, SAMPLES[name] as never);
  } catch {
    /* The disk of this test takes no file. */
  }
  return done;
}

describe('the trail is told of an act of windows and dialogs', () => {
  it.each(desktops)('%s: %s', async (name, leaves) => {
    const done = await doneBy(name, true);
    const told = done.filter((one) => one.startsWith('tell '));
    if (leaves === 'before') expect(done[0]).toBe(`tell ${name}`);
    expect(told).toEqual(leaves === 'before' || leaves === 'told' ? [`tell ${name}`] : []);
  });

  it.each(desktops.filter(([, leaves]) => leaves === 'before'))(
    '%s is not done where the trail takes nothing',
    async (name) => {
      expect(await doneBy(name, false)).toEqual([`tell ${name}`]);
    },
  );
});

describe('the trail is told of every command', () => {
  let shop: TestShop;
  beforeEach(async () => {
    shop = await makeShop();
    await shop.call('settings.openShop', SAMPLES['settings.openShop']);
    for (const name of ['甲', '乙']) await shop.call('customers.create', { name });
    await shop.call('customers.remove', { ids: [2] as never });
  });
  afterEach(() => shop.close());

  it.each(allChannels().filter(({ channel }) => channel.kind === 'command'))(
    '$name leaves one row under its name where it is done, and none where it is refused',
    async ({ name }) => {
      const commandId = randomUUID();
      const answer = await shop.send({ channel: name, input: SAMPLES[name], commandId });
      const rows = shop.reader.column<string>(
        'SELECT "channel" FROM "audit" WHERE "commandId" = ?',
        commandId,
      );
      expect(rows).toEqual(answer.ok ? [name] : []);
    },
  );

  it('and of all long work but the trial runs, which write nothing', () => {
    const untold = allChannels().filter(({ channel }) => channel.kind === 'task' && !channel.isAudited);
    expect(untold.map(({ name }) => name)).toEqual(['loyalty.dryRun', 'transfer.dryRun']);
  });
});

it('every act that the trail may tell of has a name in both languages', () => {
  const acts = [
    ...allChannels()
      .filter(({ channel }) => channel.isAudited)
      .map(({ name }) => name),
    ...desktops.flatMap(([name, leaves]) =>
      typeof leaves === 'string' ? (leaves === 'nothing' ? [] : [name]) : leaves,
    ),
  ];
  for (const language of ['zh-CN', 'en'] as const) {
    const words = wordsOf(language);
    for (const act of acts) expect(words(`history.act.${act}`), act).not.toContain('history.act');
  }
});
