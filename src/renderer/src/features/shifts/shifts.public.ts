export { ShiftsBar } from './ShiftsBar';
export { useShiftsOffers } from './shifts.hooks';
