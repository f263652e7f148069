export { CustomerBrief } from './CustomerBrief';
export { CustomerPicker, type Picked } from './CustomerPicker';
