import type { CallRequest, Envelope, EventName, Events } from '@shared/ipc/envelope';
import type { NamedChannel } from '../ipc/dataHost';

/** The long work that runs and must not be broken off unseen, from the asking to its end. A trial run changes nothing. */
export class RunningWork {
  readonly #channels = new Map<string, string>();

  /** Takes note of what is asked for, until it is refused or has ended. Passes the answer on. */
  async follow(
    { channel, commandId }: CallRequest,
    { kind, isAudited }: NamedChannel,
    answer: Promise<Envelope>,
  ): Promise<Envelope> {
    const taskId = String(commandId);
    if (kind === 'task' && isAudited) this.#channels.set(taskId, channel);
    const answered = await answer;
    if (!answered.ok) this.#channels.delete(taskId);
    return answered;
  }

  /** Takes note of each event that goes to the page. */
  hear(event: EventName, payload: Events[EventName]): void {
    if (event === 'task.ended') this.#channels.delete((payload as Events['task.ended']).taskId);
  }

  /** Ids of the work that runs. */
  ids(): readonly string[] {
    return [...this.#channels.keys()];
  }

  /** Its channels. */
  channels(): readonly string[] {
    return [...this.#channels.values()];
  }
}
