import { AppError } from '@shared/errors/AppError';
import type { Channel, Feature, Kind } from '@shared/ipc/contract';
import { findChannel } from '@shared/ipc/contracts';
import type { CallRequest, Envelope, EventName, Events } from '@shared/ipc/envelope';
import type { Reader } from '../db/reader';
import type { Writer } from '../db/writer';
import type { HelperPort } from '../helper/port';
import { COMMANDS, SCRATCHES, TASKS } from './commands';
import { envelope } from './envelopes';
import { channelNameOf, commandIdOf, parseInput } from './requests';
import type { LogBug } from './envelopes';
import type { TaskContext } from './handlers';
import { actorWith } from './readDispatch';
import type { SignedCall } from './session';

export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void;

export type WriteDispatchOptions = {
  writer: Writer;
  /** A reader of the tasks' own, which sees commits only. */
  reader: Reader;
  helper: HelperPort;
  fileOf: TaskContext['fileOf'];
  emit: Emit;
  logBug: LogBug;
  /** Parses answers too, in tests and test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

export type WriteDispatch = {
  /** Runs a command or a scratch, or starts a task and answers its id, which is the command id. */
  call(request: SignedCall): Promise<Envelope>;
  /** Asks a task to stop; unknown ids are ignored, since the task may just have ended. */
  stopTask(taskId: string): void;
  /** Stops all tasks and waits for them. */
  close(): Promise<void>;
};

/**
 * Runs what writes: known channel → input → unit in the lane → person and right inside it → command id → handler → audit
 * row in the same transaction → commit → `data.changed` → envelope.
 */
export function writeDispatch(options: WriteDispatchOptions): WriteDispatch {
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();

  const checked = (channel: Channel, output: unknown): unknown =>
    options.checkOutputs ? channel.output.parse(output) : output;

  const tellChanged = (features: readonly Feature[]): void => {
    if (features.length > 0) options.emit('data.changed', { features });
  };

  const runCommand = async (request: SignedCall, channel: Channel): Promise<unknown> => {
    const input = parseInput(channel, request.input);
    const commandId = commandIdOf(request);
    const handler = COMMANDS[request.channel];
    if (handler === undefined) throw new AppError('ipc.unknownChannel');
    const output = await options.writer.command(
      { name: request.channel, commandId },
      (reader) => actorWith(reader, request.by, channel),
      async (unit) => checked(channel, await handler(unit, input as never)),
    );
    tellChanged([...channel.changes, 'history']);
    return output;
  };

  const runScratch = async (request: SignedCall, channel: Channel): Promise<unknown> => {
    const input = parseInput(channel, request.input);
    const handler = SCRATCHES[request.channel];
    if (handler === undefined) throw new AppError('ipc.unknownChannel');
    const output = await options.writer.scratch(
      request.channel,
      (reader) => actorWith(reader, request.by, channel),
      (unit) => checked(channel, handler(unit, input as never)),
    );
    tellChanged(channel.changes);
    return output;
  };

  const startTask = (request: SignedCall, channel: Channel): { taskId: string } => {
    const input = parseInput(channel, request.input);
    const taskId = commandIdOf(request);
    const handler = TASKS[request.channel];
    if (handler === undefined) throw new AppError('ipc.unknownChannel');
    const actor = actorWith(options.reader, request.by, channel);
    const isKnown = options.writer.knows({ name: request.channel, commandId: taskId });
    if (isKnown || running.has(taskId)) return { taskId };

    const abort = new AbortController();
    let lastTold = 0;
    const context: TaskContext = {
      writer: options.writer,
      reader: options.reader,
      helper: options.helper,
      fileOf: options.fileOf,
      actor,
      commandId: taskId,
      signal: abort.signal,
      progress: (step, done, total) => {
        /* Ten times a second is more than an eye needs. */
        const now = performance.now();
        if (now - lastTold < 100 && done !== total) return;
        lastTold = now;
        options.emit('task.progress', { taskId, channel: request.channel, step, done, total });
      },
      changed: () => {
        tellChanged(channel.changes);
      },
    };
    const ended = envelope(request.channel, options.logBug, async () =>
      checked(channel, await handler(context, input as never)),
    ).then((result) => {
      running.delete(taskId);
      tellChanged(channel.changes);
      options.emit('task.ended', { taskId, channel: request.channel, result });
    });
    running.set(taskId, { abort, ended });
    return { taskId };
  };

  return {
    call: (request) =>
      envelope(channelNameOf(request), options.logBug, () => {
        const channel = channelOf(request, ['command', 'scratch', 'task']);
        if (channel.kind === 'scratch') return runScratch(request, channel);
        return channel.kind === 'command' ? runCommand(request, channel) : startTask(request, channel);
      }),
    stopTask: (taskId) => running.get(taskId)?.abort.abort(),
    close: async () => {
      const all = [...running.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

/** The channel asked for. Throws ipc.unknownChannel where there is none of these kinds. */
function channelOf(request: CallRequest, kinds: readonly Kind[]): Channel {
  const channel = typeof request.channel === 'string' ? findChannel(request.channel) : undefined;
  if (channel === undefined || !kinds.includes(channel.kind)) throw new AppError('ipc.unknownChannel');
  return channel;
}
