import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { AppError } from '@shared/errors/AppError';
import { mayAct } from '@shared/features/staff/staff.rules';
import type { Role } from '@shared/features/staff/staff.rules';
import type { Permission } from '@shared/ipc/contract';
import { findChannel } from '@shared/ipc/contracts';
import { WIRE } from '@shared/ipc/envelope';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import { assertDropped } from '../app/files';
import type { DataHost } from './dataHost';
import { DESKTOPS } from './desktops';
import { envelope } from './envelopes';
import type { LogBug } from './envelopes';
import type { DesktopContext } from './handlers';
import { channelOf, parseInput } from './requests';

/** What the page of one window is answered with. */
export type Desk = {
  host: Pick<DataHost, 'query' | 'command'>;
  desktop: DesktopContext;
  /** False while no shop can be opened, and so nobody can be signed in. */
  isShopOpen: () => boolean;
  /** Acts of windows and dialogs that this page may ask for; null: all of them. */
  only: ReadonlySet<string> | null;
};

export type RouterOptions = {
  /** The desk of the main frame of one of our windows on our own origin; null for whoever else calls. */
  deskOf: (event: IpcMainInvokeEvent) => Desk | null;
  logBug: LogBug;
  /** Parses answers too, in test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

const refusal = (error: AppError): Envelope => ({ ok: false, error: error.toEnvelope() });

const isRequest = (raw: unknown): raw is CallRequest =>
  typeof raw === 'object' && raw !== null && 'channel' in raw && typeof raw.channel === 'string';

/**
 * The one door of the page. Channel and sender are checked here; what reads or writes goes on to the data host's
 * threads, which check input and permission; acts of windows and dialogs run here.
 */
export function openRouter(options: RouterOptions): void {
  ipcMain.handle(WIRE.call, async (event, raw: unknown): Promise<Envelope> => {
    if (!isRequest(raw)) return refusal(new AppError('ipc.badInput'));
    const request: CallRequest = { channel: raw.channel, input: raw.input, commandId: raw.commandId };
    const channel = findChannel(request.channel);
    if (channel === undefined) return refusal(new AppError('ipc.unknownChannel'));
    const desk = options.deskOf(event);
    if (desk === null) return refusal(new AppError('ipc.foreignSender'));
    if (channel.kind === 'query') return desk.host.query(request, channel.isLong);
    if (channel.kind === 'desktop') return runDesktop(options, desk, request);
    return desk.host.command(request, channel);
  });

  ipcMain.handle(WIRE.takeFile, (event, path: unknown): Promise<Envelope> =>
    envelope('takeFile', options.logBug, () => {
      const desk = options.deskOf(event);
      if (desk === null) throw new AppError('ipc.foreignSender');
      assertDropped(path);
      return desk.desktop.keepFile(path);
    }),
  );
}

/** The data host knows who is signed in; the desktop's own acts ask it like a page would. */
async function assertPermitted(desk: Desk, permission: Permission): Promise<void> {
  const { me } = (await desk.desktop.query('settings.get', {})) as { me: { role: Role } | null };
  if (me === null || !mayAct(me.role, permission)) throw new AppError('ipc.denied');
}

function runDesktop(options: RouterOptions, desk: Desk, request: CallRequest): Promise<Envelope> {
  return envelope(request.channel, options.logBug, async () => {
    const channel = channelOf(request, ['desktop']);
    if (desk.only?.has(request.channel) === false) throw new AppError('data.readOnly');
    const input = parseInput(channel, request.input);
    const isOfClosedShop = channel.isForClosedShop === true && !desk.isShopOpen();
    if (!isOfClosedShop) await assertPermitted(desk, channel.permission);
    const handler = DESKTOPS[request.channel];
    if (handler === undefined) throw new AppError('ipc.unknownChannel');
    const output = await handler(desk.desktop, input as never);
    return options.checkOutputs ? channel.output.parse(output) : output;
  });
}
