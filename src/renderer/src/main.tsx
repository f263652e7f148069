import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/base.css';
import './app/mantine.css';
import './app/tokens.css';
import { followSession } from './app/followSession';
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
followSession(queryClient);
followSettings(queryClient);
followRoom();
watchKeys();

const root = document.getElementById('root');
if (root) {
  const page = createRoot(root);
  /* Drawn in one go once the answers are there; in slices, the empty frame would be laid out and painted first. */
  void warmUp().then(() => {
    flushSync(() => {
      page.render(<App />);
    });
  });
}
