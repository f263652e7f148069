export { NewPassword, useNewPassword } from './NewPassword';
export { SignInScreen } from './SignInScreen';
export { TeamPage } from './TeamPage';
