export { CustomerBrief } from './CustomerBrief';
export { CustomerDrawer } from './CustomerDrawer';
export { CustomerPicker, type Picked } from './CustomerPicker';
