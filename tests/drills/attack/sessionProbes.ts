import { scopeOf } from '@shared/features/staff/staff.rules';
import type { Channel } from '@shared/ipc/contract';
import { allChannels, type ChannelName } from '@shared/ipc/contracts';
import type { Envelope } from '@shared/ipc/envelope';
import type { Page } from '@playwright/test';
import { SAMPLES } from '../../router/samples';
import type { Launched } from '../../support/launch';
import { takeOver, type Raw } from './takeOver';
import { DESK, MARKS, OWNER, OWNERS_ACTS, roleIn, type SessionName } from './sessions';

const REFUSED = 'refused';

type Request = { channel: string; input: unknown; commandId: string | null; by?: unknown };
type SessionProbe = (launched: Launched, session: SessionName) => Promise<string>;

/** What a page would write on its calls if it could: that the owner asks. */
const AS_OWNER = { personId: OWNER.id, isLocked: false, pinFor: [OWNER.id] };

const NEW = (): string => crypto.randomUUID();

/** Sends calls through the bridge, one after the other. */
const send = (page: Page, requests: readonly Request[]): Promise<Envelope[]> =>
  page.evaluate(async (all) => {
    const { shuke } = window as unknown as { shuke: { call(request: unknown): Promise<Envelope> } };
    const answers: Envelope[] = [];
    for (const request of all) answers.push(await shuke.call(request));
    return answers;
  }, requests);

/**
 * Sends calls that must be refused for the want of a right; tells the first that was not, and sends no more: it may have
 * been one that ends the program. `isRaw` goes past the bridge, as a page that was taken over could.
 */
const firstServed = async (page: Page, requests: readonly Request[], isRaw = false): Promise<string> => {
  const served = await page.evaluate(
    async ({ all, past }) => {
      const { raw, shuke } = window as unknown as Raw & {
        shuke: { call(request: unknown): Promise<Envelope> };
      };
      for (const request of all) {
        const answer = past
          ? ((await raw.invoke('shuke:call', request)) as Envelope)
          : await shuke.call(request);
        const isRefused = !answer.ok && ['ipc.denied', 'ipc.signedOut'].includes(answer.error.code);
        if (!isRefused) return `${request.channel}: ${answer.ok ? 'served' : answer.error.code}`;
      }
      return null;
    },
    { all: requests, past: isRaw },
  );
  return served ?? REFUSED;
};

/** Channels that this session is refused, whatever it sends. */
function closedTo(session: SessionName): { name: ChannelName; channel: Channel }[] {
  const role = roleIn(session);
  return allChannels().filter(({ channel }) => {
    if (channel.isForEverybody === true) return false;
    if (role === null) return !(session === 'locked' && channel.isForLocked === true);
    return scopeOf(role, channel.permission, null) === 'none';
  });
}

const forged = (session: SessionName): Request[] =>
  closedTo(session).map(({ name }) => ({
    channel: name,
    input: SAMPLES[name],
    commandId: NEW(),
    by: AS_OWNER,
  }));

const marksIn = (text: string): string => MARKS.filter((mark) => text.includes(mark)).join() || REFUSED;

/** Attacks by whoever sits at the PC without the right to it, by name. */
export const SESSION_PROBES: Readonly<Record<string, SessionProbe>> = {
  'calls that this session may not make': async ({ page }, session) => {
    const requests = forged(session);
    if (requests.length === 0) throw new Error('nothing is closed to this session');
    return firstServed(page, requests);
  },

  'the same calls of a page that was taken over, with the owner written on them': async (
    launched,
    session,
  ) => {
    await takeOver(launched);
    const requests = forged(session);
    return firstServed(launched.page, requests, true);
  },

  'acts of the owner, sent again under their own ids': async ({ page }, session) => {
    const requests = (
      [
        ['customers.create', { name: MARKS[0] }, OWNERS_ACTS.create],
        ['settings.editShop', { name: 'x', ownerName: 'x' }, OWNERS_ACTS.editShop],
      ] as const
    ).map(([channel, input, commandId]) => ({ channel, input, commandId }));
    const closed = new Set<string>(closedTo(session).map(({ name }) => name));
    const asked = requests.filter(({ channel }) => closed.has(channel));
    return firstServed(page, asked);
  },

  'acts of the owner, undone': async ({ page }) => {
    const requests = [1, 2, 3, 4, 5, 6, 7, 8].map((actId) => ({
      channel: 'history.undo',
      input: { actId },
      commandId: NEW(),
    }));
    const answers = await send(page, requests);
    return answers.some(({ ok }) => ok) ? 'undone' : REFUSED;
  },

  'more rights for oneself': async ({ page }) => {
    const acts: [string, unknown][] = [
      ['staff.setRight', { right: 'backup.write', role: 'desk', scope: 'all' }],
      ['staff.setRole', { id: DESK.id, role: 'manager' }],
      ['staff.setRole', { id: OWNER.id, role: 'sales' }],
      ['staff.leave', { id: OWNER.id, shares: [] }],
      ['staff.clearPin', { id: OWNER.id }],
      ['staff.rename', { id: OWNER.id, name: '小林' }],
      ['staff.add', { name: '小偷', role: 'manager' }],
      ['staff.setPassword', { personId: OWNER.id, password: DESK.password }],
      ['staff.setOwnPassword', { current: null, password: 'drei Tassen Tee' }],
      ['staff.setOwnPin', { password: '', pin: '9713' }],
    ];
    const requests = acts.map(([channel, input]) => ({ channel, input, commandId: NEW() }));
    const answers = await send(page, requests);
    return (
      requests
        .filter((_, at) => answers[at]?.ok)
        .map(({ channel }) => channel)
        .join() || REFUSED
    );
  },

  'the PIN of somebody who gave no password today': async ({ page }, session) => {
    if (session === 'locked') return REFUSED;
    const [answer] = await send(page, [
      { channel: 'staff.enterPin', input: { personId: OWNER.id, pin: OWNER.pin }, commandId: null },
    ]);
    return answer?.ok === true ? 'let in' : REFUSED;
  },

  'people who are nobody': async ({ page }) => {
    const ids: unknown[] = [0, -1, 1.5, 999, '1', null, [1], { valueOf: 1 }, Number.MAX_SAFE_INTEGER];
    const secrets: unknown[] = [
      '',
      null,
      {},
      ['x'],
      true,
      { $ne: '' },
      "' OR 1=1 --",
      '\0',
      OWNER.password.slice(1),
    ];
    const requests = [
      ...ids.map((personId) => ({ personId, password: OWNER.password })),
      ...secrets.slice(0, 4).map((password) => ({ personId: DESK.id, password })),
    ].map((input) => ({ channel: 'staff.signIn', input, commandId: null }));
    const codes = secrets.map((code) => ({
      channel: 'staff.recover',
      input: { code, password: DESK.password },
      commandId: null,
    }));
    const answers = await send(page, [...requests, ...codes]);
    const at = answers.findIndex(({ ok }) => ok);
    return at < 0 ? REFUSED : `let in by ${JSON.stringify([...requests, ...codes][at]?.input)}`;
  },

  'what a shut page shows, keeps and answers': async ({ page }, session) => {
    if (roleIn(session) !== null) return REFUSED;
    const open = allChannels().filter(
      ({ channel }) => channel.isForEverybody === true && channel.kind === 'query',
    );
    const answers = await send(
      page,
      open.map(({ name }) => ({ channel: name, input: SAMPLES[name], commandId: null })),
    );
    const seen = await page.evaluate(async () => {
      document.execCommand('selectAll');
      const found = (window as unknown as { find(text: string): boolean }).find;
      const databases = await indexedDB.databases();
      return {
        texts: [
          document.body.innerText,
          document.title,
          window.getSelection()?.toString() ?? '',
          JSON.stringify(history.state),
          JSON.stringify({ ...localStorage, ...sessionStorage }),
          document.cookie,
          JSON.stringify([databases, await caches.keys().catch(() => [])]),
        ],
        hasFound: found.call(window, '单雄信'),
      };
    });
    const told = marksIn(
      [...seen.texts, JSON.stringify(answers), await page.locator('body').ariaSnapshot()].join(),
    );
    return seen.hasFound ? 'found by the search in the page' : told;
  },

  'keys and addresses behind a shut door': async ({ page }, session) => {
    if (roleIn(session) !== null) return REFUSED;
    const keys = [
      'Control+k',
      'Control+n',
      'Control+z',
      'Control+b',
      'F4',
      'F8',
      '?',
      '/',
      'e',
      'Delete',
      'Alt+ArrowLeft',
    ];
    let told = '';
    for (const key of keys) {
      await page.keyboard.press(key);
      told += await page.locator('body').innerText();
    }
    for (const hash of ['#/customers/1', '#/settings/history', '#/settings/team']) {
      await page.evaluate((to) => (window.location.hash = to), hash);
      await page.waitForTimeout(200);
      told += await page.locator('body').innerText();
    }
    await page.reload();
    await page.waitForFunction(() => 'shuke' in window && document.querySelector('h1') !== null);
    return marksIn(told + ((await page.locator('html').textContent()) ?? ''));
  },

  'many guesses at once, the right one among them': async ({ page }) => {
    const guesses = [...Array.from({ length: 9 }, (_, at) => `geraten ${String(at)}`), OWNER.password];
    const answers = await page.evaluate(
      async ({ tries, personId }) => {
        const { shuke } = window as unknown as { shuke: { call(request: unknown): Promise<Envelope> } };
        return Promise.all(
          tries.map((password) =>
            shuke.call({ channel: 'staff.signIn', input: { personId, password }, commandId: null }),
          ),
        );
      },
      { tries: guesses, personId: OWNER.id },
    );
    return answers.some(({ ok }) => ok) ? 'let in' : REFUSED;
  },
};
