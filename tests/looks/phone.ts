import '#ui-kit/base.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import '../../phone-ui/phone.css';
import { drawPage } from '../../phone-ui/page.ts';
import { redraw } from '../../phone-ui/redraw.ts';
import { phoneSituation } from './phone-states.ts';

/** `?state=soon&language=en`; `&open` opens the questions, `&bell` switches the bell on. */
const parameters = new URLSearchParams(location.search);
const language = parameters.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;

const root = document.getElementById('root');
if (root === null) throw new Error('The gallery has no #root.');
const page = drawPage({
  situation: phoneSituation(parameters.get('state') ?? 'waiting'),
  language,
  isOnlyNearby: true,
  hasMovedUp: false,
  bell: { canRing: true, isOn: parameters.has('bell') },
  onLanguage: () => undefined,
  onBell: () => undefined,
});
if (parameters.has('open')) {
  for (const row of page.querySelectorAll('details')) row.open = true;
}
redraw(root, page);
