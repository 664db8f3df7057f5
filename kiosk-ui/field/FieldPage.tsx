import { UserRound, UsersRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { fieldClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { MoreKey } from '../frame/MoreKey.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { WaitSentence } from '../frame/WaitSentence.tsx';
import { layoutOf, textsOf, type Scene } from '../scene.ts';
import { rowsPerPage, servicePages } from '../service-pages.ts';
import { waitSummary } from '../wait-summary.ts';
import { ServiceKeys } from './ServiceKeys.tsx';
import './field.css';

type FieldPageProps = { readonly scene: Scene; readonly field: Field; readonly pageIndex: number };

/** One field's services: common ones with a number in one more touch, the others by way of their papers. */
export function FieldPage({ scene, field, pageIndex }: FieldPageProps): ReactElement {
  const texts = textsOf(scene);
  const services = scene.office.services.filter((service) => service.fieldId === field.fieldId);
  const closed = fieldClosed(scene.office, scene.freshView, field.fieldId);
  const layout = layoutOf(scene);
  const pages = servicePages(services, rowsPerPage(closed === null ? layout : { ...layout, notice: 'box' }));
  // The layout may have changed under an open page, and with it the number of pages.
  const shownIndex = Math.min(pageIndex, pages.length - 1);
  const page = pages[shownIndex] ?? { common: [], others: [] };
  const summary = waitSummary(scene.freshView, field.fieldId);
  return (
    <main className="kiosk-page kiosk-field-page">
      <div className="kiosk-field-head">
        <PageHead letter={field.letter} title={pick(field.name, scene.state.language)}>
          {closed === null && summary.kind !== 'unknown' && (
            <p className="kiosk-wait kiosk-field-wait">
              <UsersRound aria-hidden="true" size="1em" strokeWidth={1.9} />
              <span>
                <WaitSentence summary={summary} texts={texts} words={texts.peopleWaiting} />
              </span>
            </p>
          )}
        </PageHead>
        {closed === null ? (
          <PrinterNotice scene={scene} />
        ) : (
          <ClosedNotice scene={scene} closed={closed} scope="service" />
        )}
      </div>
      <ServiceKeys scene={scene} page={page} isFieldClosed={closed !== null} />
      <div className="kiosk-field-tools">
        <Key
          className="kiosk-tool"
          onPress={() => {
            scene.act({ type: 'openHelp' });
          }}
        >
          <UserRound aria-hidden="true" size="1.3em" strokeWidth={2} />
          {texts.askStaff}
        </Key>
        {pages.length > 1 && <MoreKey scene={scene} pageIndex={shownIndex} pages={pages.length} />}
      </div>
    </main>
  );
}
