export { AskedDialogs } from './AskedDialogs';
export { Face } from './Face';
export { useStaffOffers } from './offers';
export { lockScreen, useHasColleagues, useMay } from './staff.hooks';
