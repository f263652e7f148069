export { useProductsOffers } from './offers';
export { RatingDialog } from './dialogs';
export { priceText } from './productColumns';
export { RateLink } from './RateLink';
export { ProductThumb } from './ProductThumb';
export { ProductPicker } from './ProductPicker';
export { useFindProducts, type FoundProducts } from './useFindProducts';
