export { unsettledText } from './unsettledText';
