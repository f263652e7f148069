export { fieldText } from './fieldText';
