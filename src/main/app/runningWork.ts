import { findChannel } from '@shared/ipc/contracts';
import type { EventName, Events } from '@shared/ipc/envelope';

/** The long work that runs and must not be broken off unseen, as its own news tells. A trial run changes nothing. */
export class RunningWork {
  readonly #channels = new Map<string, string>();

  /** Takes note of each event that goes to the page. */
  hear(event: EventName, payload: Events[EventName]): void {
    if (event === 'task.progress') {
      const { taskId, channel } = payload as Events['task.progress'];
      const known = findChannel(channel);
      if (known?.kind === 'task' && known.isAudited) this.#channels.set(taskId, channel);
    } else if (event === 'task.ended') this.#channels.delete((payload as Events['task.ended']).taskId);
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
