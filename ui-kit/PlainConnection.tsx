import { LockOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import './plain-connection.css';

const WORDS = {
  vi: {
    what: 'Kết nối chưa mã hóa: mật khẩu gõ ở đây đi trong mạng như chữ thường.',
    how: 'Cách bảo mật máy này',
  },
  en: {
    what: 'This connection is not encrypted: passwords typed here cross the network as plain text.',
    how: 'How to secure this machine',
  },
} satisfies Record<Language, unknown>;

type PlainConnectionProps = {
  readonly language: Language;
  /** What the browser says of this page unless told: localhost needs no encryption. */
  readonly isPlain?: boolean;
};

/** Where passwords are typed: whether they cross the network as they are, and where that is cured. */
export function PlainConnection({
  language,
  isPlain = !window.isSecureContext,
}: PlainConnectionProps): ReactElement | null {
  if (!isPlain) return null;
  const { what, how } = WORDS[language];
  return (
    <p className="plain-connection">
      <LockOpen aria-hidden="true" size={18} />
      <span>
        {what} <a href="/tin-cay">{how}</a>
      </span>
    </p>
  );
}
