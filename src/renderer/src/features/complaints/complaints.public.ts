export { ComplaintsToday } from './ComplaintsToday';
export { ClustersToday } from './learn/Clusters';
export { CardComplaints } from './CardComplaints';
export { useComplaintsOffers } from './offers';
