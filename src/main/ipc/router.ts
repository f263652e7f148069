import { AppError } from '@shared/errors/AppError';
import type { settingsContract } from '@shared/features/settings/settings.contract';
import type { Channel, OutputOf } from '@shared/ipc/contract';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import { assertDropped } from '../app/files';
import type { DataHost } from './dataHost';
import { isDenied } from './denials';
import { DESKTOPS } from './desktops';
import { envelope } from './envelopes';
import type { LogBug } from './envelopes';
import type { Doors, Knock } from './doors';
import type { DesktopContext } from './handlers';
import { loadChannel } from './loadChannel';
import { parseInput } from './requests';
import type { Caller, SignedCall } from './session';

/** What the page of one window is answered with. */
export type Desk = {
  host: Pick<DataHost, 'query' | 'command'>;
  desktop: DesktopContext;
  /** Who sits at this window now. */
  caller: () => Caller;
  /** Who agreed to this very request at the desk; null where nobody did. */
  approverOf: (request: CallRequest) => number | null;
  /** False while no shop can be opened, and so nobody can be signed in. */
  isShopOpen: () => boolean;
  /** Told of each call that was refused to who sits here, see DataHost.denied. */
  denied: (by: Caller, channel: string) => void;
  /** Acts of windows and dialogs that this page may ask for; null: all of them. */
  only: ReadonlySet<string> | null;
};

export type RouterOptions = {
  /** The desk of the main frame of one of our windows on our own origin; null for whoever else calls. */
  deskOf: (event: Knock) => Desk | null;
  logBug: LogBug;
  /** Parses answers too, in test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

const refusal = (error: AppError): Envelope => ({ ok: false, error: error.toEnvelope() });

const isRequest = (raw: unknown): raw is CallRequest =>
  typeof raw === 'object' && raw !== null && 'channel' in raw && typeof raw.channel === 'string';

/**
 * What stands behind the doors of the page. Channel and sender are checked here, and who asks is written on the request;
 * what reads or writes goes on to the data host's threads, which check input, person and right; acts of windows and
 * dialogs run here.
 */
export function openRouter(options: RouterOptions): Doors {
  return {
    call: async (event, raw) => {
      if (!isRequest(raw)) return refusal(new AppError('ipc.badInput'));
      const desk = options.deskOf(event);
      if (desk === null) return refusal(new AppError('ipc.foreignSender'));
      const channel = await loadChannel(raw.channel);
      if (channel === undefined) return refusal(new AppError('ipc.unknownChannel'));
      const { input, commandId } = raw;
      const call: CallRequest = { channel: raw.channel, input, commandId };
      const approverId = channel.canBeApproved === true ? desk.approverOf(call) : null;
      const request: SignedCall = { ...call, by: { ...desk.caller(), approverId } };
      return counted(desk, request, await answerOf(options, desk, request, channel));
    },
    takeFile: async (event, path) => {
      const desk = options.deskOf(event);
      if (desk === null) return refusal(new AppError('ipc.foreignSender'));
      const by = desk.caller();
      const answer = await envelope('takeFile', options.logBug, async () => {
        await assertMayDrop(desk);
        assertDropped(path);
        return desk.desktop.keepFile(path);
      });
      /* A dropped file is a chosen one. */
      return counted(desk, { channel: 'transfer.chooseFile', by }, answer);
    },
  };
}

function answerOf(
  options: RouterOptions,
  desk: Desk,
  request: SignedCall,
  channel: Channel,
): Promise<Envelope> {
  if (channel.kind === 'query') return desk.host.query(request, channel.isLong);
  if (channel.kind === 'desktop') return runDesktop(options, desk, request, channel);
  return desk.host.command(request, channel);
}

/** Files are dropped to be imported, or as visit sheets that come back: whoever may do neither gives none. */
async function assertMayDrop(desk: Desk): Promise<void> {
  const { session, rights } = await settingsOf(desk);
  if (session !== 'open') throw new AppError('ipc.signedOut');
  if (!rights.includes('transfer.write') && !rights.includes('followups.write'))
    throw new AppError('ipc.denied');
}

/** The answer as it is; a refused one is counted. */
function counted<T>(
  desk: Desk,
  { by, channel }: Pick<SignedCall, 'by' | 'channel'>,
  answer: Envelope<T>,
): Envelope<T> {
  if (!answer.ok && isDenied(answer.error.code)) desk.denied(by, channel);
  return answer;
}

/**
 * The shop's file knows who may do what; the desktop's own acts ask it like a page would. Throws ipc.signedOut,
 * ipc.denied, staff.stepUp.
 */
const settingsOf = async (desk: Desk) =>
  (await desk.desktop.query('settings.get', {})) as OutputOf<(typeof settingsContract)['channels']['get']>;

async function assertPermitted(
  desk: Desk,
  by: Caller,
  { permission, needsProof = false }: Pick<Channel, 'permission' | 'needsProof'>,
): Promise<void> {
  const { session, rights, me, people } = await settingsOf(desk);
  if (session !== 'open') throw new AppError('ipc.signedOut');
  if (!rights.includes(permission)) throw new AppError('ipc.denied');
  const hasPassword = people.some(({ id }) => id === me?.id);
  if (needsProof && hasPassword && !by.isProven) throw new AppError('staff.stepUp');
}

/** True where a channel needs nobody: for everybody, or of a shop that cannot be opened, in which nobody can sign in. */
const needsNobody = (channel: Channel, desk: Desk): boolean =>
  channel.isForEverybody === true || (channel.isForClosedShop === true && !desk.isShopOpen());

function runDesktop(
  options: RouterOptions,
  desk: Desk,
  request: SignedCall,
  channel: Channel,
): Promise<Envelope> {
  return envelope(request.channel, options.logBug, async () => {
    if (desk.only?.has(request.channel) === false) throw new AppError('data.readOnly');
    const input = parseInput(channel, request.input);
    if (!needsNobody(channel, desk)) await assertPermitted(desk, request.by, channel);
    const handler = DESKTOPS[request.channel];
    if (handler === undefined) throw new AppError('ipc.unknownChannel');
    const output = await handler(desk.desktop, input as never);
    return options.checkOutputs ? channel.output.parse(output) : output;
  });
}
