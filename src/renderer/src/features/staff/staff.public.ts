export { AskedDialogs } from './AskedDialogs';
export { useStaffOffers } from './offers';
export { lockScreen, useMay } from './staff.hooks';
