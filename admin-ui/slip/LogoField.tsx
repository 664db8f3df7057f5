import { Upload } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import type { SlipTemplate } from '#protocol/printing.ts';
import { Button } from '../controls/Button.tsx';
import type { SettingsFacts } from '../desk-props.ts';

type LogoFieldProps = SettingsFacts & {
  readonly template: SlipTemplate;
  readonly onEdit: (change: (template: SlipTemplate) => SlipTemplate) => void;
};

const KINDS = 'image/png,image/jpeg,image/gif,image/svg+xml';

/** The office's own picture: chosen from a file, shown as it will be dithered from, or taken away. */
export function LogoField({ template, preview, link, texts, actions, onEdit }: LogoFieldProps): ReactElement {
  const words = texts.slip;
  const input = useRef<HTMLInputElement>(null);
  const { logo } = template;
  const shown = preview.logo?.logoId === logo?.logoId ? preview.logo : null;
  const isRunning = preview.upload?.kind === 'running';
  return (
    <section className="logo-field" aria-label={words.logo}>
      <h2 className="template-heading">{words.logo}</h2>
      <div className="logo-row">
        {shown === null ? null : <img className="logo-picture" src={shown.dataUrl} alt={words.logoAlt} />}
        <p className="desk-hint logo-words">
          {logo === null ? words.logoNone : words.logoSize(logo.widthPx, logo.heightPx)}
          <br />
          {words.logoKinds}
        </p>
        <input
          ref={input}
          type="file"
          accept={KINDS}
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) actions.uploadLogo(file);
            // The same file may be chosen again after it was refused and mended.
            event.target.value = '';
          }}
        />
        {logo === null ? null : (
          <Button look="quiet" onPress={() => onEdit((old) => ({ ...old, logo: null }))}>
            {words.removeLogo}
          </Button>
        )}
        <Button isOff={!link.isOnline} isBusy={isRunning} onPress={() => input.current?.click()}>
          <Upload aria-hidden="true" size={18} />
          {isRunning ? words.uploading : logo === null ? words.upload : words.uploadOther}
        </Button>
      </div>
      <p className="desk-fault" role="status">
        {preview.upload?.kind === 'refused' ? words.logoRefusals[preview.upload.why] : null}
      </p>
    </section>
  );
}
