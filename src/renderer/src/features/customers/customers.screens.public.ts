export { CustomerDrawer } from './CustomerDrawer';
