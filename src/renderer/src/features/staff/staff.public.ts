export { AskedDialogs } from './AskedDialogs';
export { useStaffOffers } from './offers';
export { lockScreen, useHasColleagues, useMay } from './staff.hooks';
