import type { ReactElement } from 'react';
import { SECOND_LANGUAGES, type PrintingSettings, type SlipTemplate } from '#protocol/printing.ts';
import { SelectField, TextField } from '../controls/Field.tsx';
import type { SettingsFacts } from '../desk-props.ts';
import { LogoField } from './LogoField.tsx';
import { paperMm } from './paper.ts';
import { PartList } from './PartList.tsx';
import type { PaperChoice } from './slip-page.ts';
import { missingClosingWords, withClosingWords } from './template-draft.ts';

export type TemplateFormProps = SettingsFacts & {
  readonly draft: PrintingSettings;
  readonly choices: readonly PaperChoice[];
  readonly paperKey: string;
  readonly onPaper: (key: string) => void;
};

/** Everything that can be decided about the slips. */
export function TemplateForm(props: TemplateFormProps): ReactElement {
  const { draft, choices, paperKey, texts, actions, onPaper } = props;
  const { template } = draft;
  const words = texts.slip;
  const edit = (change: (template: SlipTemplate) => SlipTemplate): void => {
    actions.edit((settings) => ({ ...settings, template: change(settings.template) }));
  };
  const group = (name: string, isOffices: boolean) => ({
    name,
    options: choices
      .filter((choice) => choice.isOffices === isOffices)
      .map(({ key, printer }) => ({ value: key, words: paperWords(printer, isOffices, props) })),
  });
  const missing = missingClosingWords(template);
  return (
    <div className="template">
      <div className="template-pair">
        <SelectField
          label={words.paper}
          value={paperKey}
          groups={[group(words.officePrinters, true), group(words.otherPapers, false)].filter(
            ({ options }) => options.length > 0,
          )}
          onChange={onPaper}
        />
        <SelectField
          label={words.secondLanguage}
          value={template.secondLanguage}
          groups={[
            {
              name: null,
              options: SECOND_LANGUAGES.map((value) => ({ value, words: words.secondLanguages[value] })),
            },
          ]}
          onChange={(chosen) => {
            const secondLanguage = SECOND_LANGUAGES.find((each) => each === chosen);
            if (secondLanguage !== undefined) edit((old) => ({ ...old, secondLanguage }));
          }}
        />
      </div>
      <PartList template={template} texts={texts} onEdit={edit} />
      <div className="template-pair">
        <TextField
          label={words.closingVi}
          value={template.closingWords?.vi ?? ''}
          maxLength={80}
          placeholder={words.closingHint}
          lang="vi"
          hint={words.closingShorter}
          fault={missing === 'vi' ? words.closingMissing.vi : null}
          onChange={(text) => {
            edit((old) => withClosingWords(old, 'vi', text));
          }}
        />
        <TextField
          label={words.closingEn}
          value={template.closingWords?.en ?? ''}
          maxLength={80}
          placeholder={words.closingHintEn}
          lang="en"
          fault={missing === 'en' ? words.closingMissing.en : null}
          onChange={(text) => {
            edit((old) => withClosingWords(old, 'en', text));
          }}
        />
        <TextField
          label={words.closingZh}
          value={template.closingWords?.zh ?? ''}
          maxLength={80}
          placeholder={words.closingHintZh}
          lang="zh-Hant"
          hint={words.closingZhEmpty}
          onChange={(text) => {
            edit((old) => withClosingWords(old, 'zh', text));
          }}
        />
      </div>
      <LogoField {...props} template={template} onEdit={edit} />
    </div>
  );
}

function paperWords(
  { name, profile }: PaperChoice['printer'],
  isOffices: boolean,
  { texts }: Pick<TemplateFormProps, 'texts'>,
): string {
  const paper = texts.printers.paper(paperMm(profile));
  return isOffices ? `${name}, ${paper}` : profile.name;
}
