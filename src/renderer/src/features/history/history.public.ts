export { TrailBanner } from './TrailBanner';
