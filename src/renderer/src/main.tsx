import './app/clockOfTests';
import { begun } from './app/begin';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/base.css';
import './app/mantine.css';
import { TODAY_PATH } from './app/firstPath';
import './app/tokens.css';
import { followSession } from './app/followSession';
import { followSettings } from './app/followSettings';
import { watchKeys } from './lib/keyGate';
import { followInterruptions } from './lib/interruptions';
import { followChanges, followDays, queryClient } from './lib/queryClient';
import { followRoom } from './lib/rem';
import { followTasks } from './lib/tasks';

followChanges();
followDays();
followTasks();
followInterruptions();
followSession(queryClient);
followSettings(queryClient);
followRoom();
watchKeys();

/* Led there by the frame, it would be drawn once without a page. */
if (window.location.hash === '') window.history.replaceState(null, '', `#${TODAY_PATH}`);

const root = document.getElementById('root');
if (root) {
  const page = createRoot(root);
  /* Drawn in one go once the answers are there; in slices, the empty frame would be laid out and painted first. */
  void begun.then(() => {
    page.render(<App />);
  });
}
