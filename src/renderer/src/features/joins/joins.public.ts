export { JoinsWaiting } from './JoinsWaiting';
export { useJoinsOffers } from './offers';
export { useLapseOfTheDay } from './useLapseOfTheDay';
