import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/base.css';
import './app/mantine.css';
import './app/tokens.css';
import { followSettings } from './app/followSettings';
import { warmUp } from './app/warmUp';
import { watchKeys } from './lib/keyGate';
import { followInterruptions } from './lib/interruptions';
import { followChanges, queryClient } from './lib/queryClient';
import { followRoom } from './lib/rem';
import { followTasks } from './lib/tasks';

followChanges();
followTasks();
followInterruptions();
followSettings(queryClient);
followRoom();
watchKeys();
const firstAnswers = warmUp();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App firstAnswers={firstAnswers} />);
