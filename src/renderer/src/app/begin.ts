import { warmUp } from './warmUp';

/** The first screen's questions, on their way as soon as this is run: what draws it is run while they are answered. */
export const begun = warmUp();
