export { FindBox } from './FindBox';
export { customerTitle } from './customerTitle';
