export { CardProcesses } from './CardProcesses';
export { StartDialog } from './dialogs';
export { useProcessesOffers } from './offers';
