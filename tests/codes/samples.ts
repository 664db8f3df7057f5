/** Codes as scanners read them, of people who do not exist. */
type CardFields = { readonly number: string; readonly oldNumber: string };

export const CARD_NUMBER = '079046001234';

/** The text in the QR of a citizen card. */
export const cardOf = (fields: Partial<CardFields> = {}): string => {
  const { number, oldNumber } = { number: CARD_NUMBER, oldNumber: '021234567', ...fields };
  const address = '12 Lạc Long Quân, Phường Minh Phụng, Thành phố Hồ Chí Minh';
  return [number, oldNumber, 'Nguyễn Văn Ước', '01021946', 'Nam', address, '05082021'].join('|');
};

/** Of a man born in 1946. */
export const CARD = cardOf();
/** Of a woman born in 2001. */
export const YOUNG_CARD = cardOf({ number: '079301009876' });

export const FILE_CODE = '000.00.01.H29-260310-0420';
export const TICKET_LINK = 'H018-dQw4w9WgXcQ5TzYb2LmN7A';
export const TICKET_ADDRESS = `http://192.168.10.20:4100/t/${TICKET_LINK}`;
export const HEALTH_CARD =
  'DN4797912345678|4e677579e1bb856e20c6af|01/02/1946|1|5068c6b0e1bb9d6e67|79 - 012|01/01/2026|-|05/12/2025|79057912345678|-|4|01/01/2027|15ab3c4d5e6f7a8b-7102|$';
