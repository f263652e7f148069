import type { SessionName } from './sessions';

/** A wall that a control build leaves out, and the attacks of which at least one must then get through. */
export type Wall = {
  name: string;
  /** Source file, what stands there, and what a careless hand could have made of it. */
  edits: readonly { file: string; from: string; to: string }[];
  noticedBy: readonly string[];
  /** Who sits at the PC then; without it the owner of a fresh shop. */
  session?: SessionName;
};

const SECURITY = 'src/main/app/security.ts';
const PROTOCOL = 'src/main/app/protocol.ts';
const WINDOW = 'src/main/app/window.ts';
const PEOPLE = 'src/main/features/staff/staff.people.queries.ts';

const NO_POLICY = { file: PROTOCOL, from: "'content-security-policy': CONTENT_SECURITY_POLICY,", to: '' };
const NO_FILTER = {
  file: SECURITY,
  from: 'answer({ cancel: !isOwn });',
  to: 'answer({ cancel: isOwn && false });',
};
const A_WAY_OUT = { file: 'src/main/index.ts', from: '\ncutNetwork();', to: '' };

export const WALLS: readonly Wall[] = [
  {
    name: 'the content policy',
    edits: [NO_POLICY],
    noticedBy: ['eval', 'inline script', 'handler in innerHTML', 'worker from blob:'],
  },
  {
    name: 'the content policy, the filter of requests and the dead end behind them',
    edits: [NO_POLICY, NO_FILTER, A_WAY_OUT],
    noticedBy: ['fetch', 'image that carries data out', 'WebSocket', 'import of a style', 'foreign script'],
  },
  {
    name: 'the refusal of permissions',
    edits: [
      { file: SECURITY, from: 'answer(false);', to: 'answer(true);' },
      {
        file: SECURITY,
        from: 'setPermissionCheckHandler(() => false)',
        to: 'setPermissionCheckHandler(() => true)',
      },
    ],
    noticedBy: ['notification', 'clipboard read', 'camera and microphone'],
  },
  {
    name: 'the refusal of windows',
    edits: [{ file: SECURITY, from: "({ action: 'deny' })", to: "({ action: 'allow' })" }],
    noticedBy: ['window.open', 'window.open of our own page', 'link into a new window'],
  },
  {
    name: 'the refusal to be led away',
    edits: [
      {
        file: SECURITY,
        from: "contents.on('will-navigate', (event) => {\n    event.preventDefault();",
        to: "contents.on('will-navigate', () => {",
      },
    ],
    noticedBy: ['navigation away', 'navigation to another page of ours', 'meta refresh'],
  },
  {
    name: 'the list of files',
    edits: [
      {
        file: PROTOCOL,
        from: 'files.get(pathname)',
        to: 'files.get(pathname) ?? join(root, decodeURIComponent(pathname))',
      },
    ],
    noticedBy: ['path traversal'],
  },
  {
    name: 'the check of who sends',
    edits: [
      {
        file: SECURITY,
        from: 'const frame = event.senderFrame;',
        to: 'const frame = event.senderFrame;\n  if (ours !== undefined) return true;',
      },
    ],
    noticedBy: ['calls from a foreign window'],
  },
  {
    name: 'the check of dropped paths',
    edits: [{ file: 'src/main/ipc/router.ts', from: 'assertDropped(path);', to: 'path = String(path);' }],
    noticedBy: ['paths of a page that was taken over'],
  },
  {
    name: 'the sandbox',
    edits: [{ file: WINDOW, from: 'sandbox: true,', to: 'sandbox: false,' }],
    noticedBy: ['page outside the sandbox of the system', 'window without its protections'],
  },
  {
    name: 'the refusal of downloads',
    edits: [
      {
        file: SECURITY,
        from: "defaultSession.on('will-download', (event) => {\n    event.preventDefault();",
        to: "defaultSession.on('will-download', () => {",
      },
    ],
    noticedBy: ['download'],
  },
  {
    name: 'the silence of WebRTC',
    edits: [
      { file: SECURITY, from: "contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');", to: '' },
      A_WAY_OUT,
    ],
    noticedBy: ['WebRTC by UDP', 'WebRTC by TCP'],
  },
  {
    name: 'the rights of the roles',
    edits: [
      { file: PEOPLE, from: "if (role === 'owner') return 'all';", to: "if (role !== '') return 'all';" },
    ],
    noticedBy: ['calls that this session may not make', 'more rights for oneself'],
    session: 'desk',
  },
  {
    name: 'the lock of the screen',
    edits: [
      {
        file: PEOPLE,
        from: 'return by.isLocked ? null : personOf(reader, by);',
        to: 'return personOf(reader, by);',
      },
    ],
    noticedBy: ['calls that this session may not make', 'keys and addresses behind a shut door'],
    session: 'locked',
  },
  {
    name: 'the question who it is',
    edits: [
      {
        file: PEOPLE,
        from: 'return isGuarded(reader) ? null : ownerOf(reader);',
        to: 'return ownerOf(reader);',
      },
    ],
    noticedBy: ['calls that this session may not make'],
    session: 'signedOut',
  },
  {
    name: 'the writing of who asks on each call',
    edits: [
      {
        file: 'src/main/ipc/router.ts',
        from: '...desk.caller(), approverId',
        to: "...('by' in raw ? raw.by : desk.caller()), approverId",
      },
    ],
    noticedBy: ['the same calls of a page that was taken over, with the owner written on them'],
    session: 'signedOut',
  },
  {
    name: 'the wait after wrong passwords',
    edits: [
      {
        file: 'src/shared/features/staff/staff.rules.ts',
        from: 'if (failures < FREE_TRIES) return 0;',
        to: 'if (failures >= 0) return 0;',
      },
    ],
    noticedBy: ['many guesses at once, the right one among them'],
    session: 'signedOut',
  },
  {
    name: 'the password before the first PIN of the day',
    edits: [
      {
        file: 'src/main/ipc/session.ts',
        from: 'if (given === undefined) return false;',
        to: 'if (given === undefined) return true;',
      },
    ],
    noticedBy: ['the PIN of somebody who gave no password today'],
    session: 'signedOut',
  },
];

/** The source with one wall left out. Throws where the wall is not where the drill looks for it. */
export function withoutWall(wall: Wall, file: string, source: string): string {
  return wall.edits
    .filter((edit) => edit.file === file)
    .reduce((text, { from, to }) => {
      if (!text.includes(from))
        throw new Error(`${wall.name} is no longer found in ${file}: look for "${from}"`);
      return text.replace(from, to);
    }, source);
}
