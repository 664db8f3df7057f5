import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import '../../kiosk-ui/kiosk.css';
import { Kiosk } from '../../kiosk-ui/Kiosk.tsx';
import { Standstill } from '../../kiosk-ui/standstill/Standstill.tsx';
import { kioskFixture } from './kiosk-fixtures.ts';

/** `?state=papers&lang=en&large&reach`; the window's own shape decides between portrait and landscape. */
const parameters = new URLSearchParams(location.search);
const fixture = kioskFixture(parameters.get('state') ?? 'start', {
  language: parameters.get('lang') === 'en' ? 'en' : 'vi',
  isLargeText: parameters.has('large'),
  isReachMode: parameters.has('reach'),
  isLandscape: matchMedia('(orientation: landscape)').matches,
});
document.documentElement.lang = fixture.kind === 'scene' ? fixture.scene.state.language : 'vi';

const root = document.getElementById('root');
if (root === null) throw new Error('The gallery has no #root.');
createRoot(root).render(
  fixture.kind === 'scene' ? <Kiosk scene={fixture.scene} /> : <Standstill reason={fixture.reason} />,
);
