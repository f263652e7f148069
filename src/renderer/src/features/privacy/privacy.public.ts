export { PrivacySection } from './PrivacySection';
