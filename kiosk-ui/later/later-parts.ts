/** What nobody can ask of the kiosk in the moment it comes up. It is fetched as one piece, once the first page stands. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { en } from '../texts-en.ts';
import { zh } from '../texts-zh.ts';
import type { Texts } from '../texts.ts';

export { indexProcedures } from '#catalogue/search/procedure-index.ts';
export { recogniseReadings } from '#protocol/codes/scanned-code.ts';
export { qrSquares } from '#ui-kit/qr-squares.ts';
export { EasierSheet } from '../access/EasierSheet.tsx';
export { FeedbackPage } from '../feedback/FeedbackPage.tsx';
export { HoursPage } from '../hours/HoursPage.tsx';
export { LookUpPage } from '../lookup/LookUpPage.tsx';
export { lookUpTexts } from '../lookup/texts.ts';
export { CarryPage } from '../papers/CarryPage.tsx';
export { MissingPage } from '../papers/MissingPage.tsx';
export { ProcedurePage } from '../papers/ProcedurePage.tsx';
export { CardPage } from '../scanner/CardPage.tsx';
export { readScan } from '../scanner/read-scan.ts';
export { ReceiptPage } from '../scanner/ReceiptPage.tsx';
export { ScanSheet } from '../scanner/ScanSheet.tsx';
export { StandingPage } from '../scanner/StandingPage.tsx';
export { createGuide } from '../spoken/create-guide.ts';
export { BrowsePage, FieldsPage } from '../search/BrowsePages.tsx';
export { SearchPage } from '../search/SearchPage.tsx';
export { HelpSheet } from '../sheets/HelpSheet.tsx';

/** The compiler notices a missing language and a missing text. */
export const OTHER_TEXTS: Readonly<Record<Exclude<CitizenLanguage, 'vi'>, Texts>> = { en, zh };
