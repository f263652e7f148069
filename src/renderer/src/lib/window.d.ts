import type { Bridge } from '@shared/ipc/envelope';

declare global {
  interface Window {
    /** The bridge that the preload puts here. */
    readonly shuke: Bridge;
  }
}
