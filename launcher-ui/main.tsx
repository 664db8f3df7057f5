import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { answers } from '#ui-kit/answers.ts';
import { watchDemoServer } from './demo-server.ts';
import { LauncherApp } from './LauncherApp.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
const server = watchDemoServer(
  (input, init) => fetch(input, init),
  () => Date.now(),
);
createRoot(container).render(
  <LauncherApp
    server={server}
    deviceStorage={localStorage}
    onSetUp={async () => {
      const isThere = await answers('/setup/draft');
      if (isThere) location.assign('/setup');
      return isThere;
    }}
  />,
);
