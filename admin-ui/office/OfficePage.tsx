import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { Button } from '../controls/Button.tsx';
import { ConfigurationForm } from './ConfigurationForm.tsx';
import { HoursForm } from './HoursForm.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import type { OfficeDraftProps, OfficePagesProps } from './office-props.ts';
import { OfficeFrame } from './OfficeFrame.tsx';
import { RulesForm } from './RulesForm.tsx';
import { officeTexts } from './texts.ts';

/** What the office is called, when it gives numbers out, and by which rules it calls them. */
export function OfficePage(props: OfficePagesProps): ReactElement {
  const words = officeTexts(props.language).office;
  return (
    <OfficeFrame
      {...props}
      title={words.title}
      lead={words.lead}
      list={(drafted) => (
        <div className="office-sections desk-aged">
          <NamesForm {...drafted} />
          <HoursForm {...drafted} />
          <RulesForm {...drafted} />
          <ConfigurationForm {...drafted} />
        </div>
      )}
    />
  );
}

const NAMES = ['name', 'unitName', 'citizenWord', 'helpDesk', 'openingHours'] as const;
const LONGEST: Readonly<Record<(typeof NAMES)[number], number>> = {
  name: OFFICE_LIMITS.name,
  unitName: OFFICE_LIMITS.name,
  citizenWord: 40,
  helpDesk: OFFICE_LIMITS.place,
  openingHours: 120,
};

function NamesForm({ draft, words, officeActions }: OfficeDraftProps): ReactElement {
  const said = words.office;
  const edit = (change: Partial<OfficeSettings>): void => {
    officeActions.edit((settings) => ({ ...settings, ...change }));
  };
  const editNotices = (notices: OfficeSettings['notices']): void => edit({ notices });
  return (
    <section className="office-section" aria-labelledby="office-names">
      <h2 id="office-names">{said.names}</h2>
      {NAMES.map((name) => (
        <LocalizedFields
          key={name}
          label={said[name]}
          value={draft[name]}
          maxLength={LONGEST[name]}
          words={words}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      <h3>{said.notices}</h3>
      {draft.notices.map((notice, index) => (
        // Sentences have no name but their place.
        <div key={index} className="office-row">
          <LocalizedFields
            label={said.notice(index + 1)}
            value={notice}
            maxLength={OFFICE_LIMITS.notice}
            words={words}
            onChange={(value) => editNotices(draft.notices.with(index, value))}
          />
          <Button
            look="quiet"
            label={words.removeNamed(said.notice(index + 1))}
            onPress={() => editNotices(draft.notices.toSpliced(index, 1))}
          >
            <X aria-hidden="true" size={16} />
          </Button>
        </div>
      ))}
      <Button
        isOff={draft.notices.length >= OFFICE_LIMITS.notices}
        onPress={() => editNotices([...draft.notices, { vi: '', en: '' }])}
      >
        <Plus aria-hidden="true" size={16} /> {said.noticeAdd}
      </Button>
    </section>
  );
}
