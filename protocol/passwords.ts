/**
 * What the office takes for a password, the same at the screens that ask for one and at the server that keeps it. After
 * OWASP ASVS 5.0, level 2: at least 12 letters (6.2.1 asks for 8 and recommends more), up to 128 (6.2.9 asks for 64), of any
 * kind (6.2.5), none that is tried first (6.2.4) and none made of words that anybody would guess here (6.1.2, 6.2.11). A
 * password stays good until somebody may know it (6.2.10).
 */
export const PASSWORD_LETTERS = { least: 12, most: 128 } as const;
export const PIN_DIGITS = 6;

export const PASSWORD_FAULTS = ['too_short', 'too_long', 'common', 'guessable', 'repeated'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/**
 * Words that passwords are made of everywhere, and those of Vietnam: alone, doubled or with figures around them they are among
 * the first that are tried. Written as `plain` writes them.
 */
const COMMON_WORDS = (
  'password passwd pass admin administrator root user login welcome letmein iloveyou monkey dragon princess sunshine football ' +
  'baseball superman batman master shadow michael jordan jennifer charlie secret qwerty qwertyuiop asdfgh asdfghjkl zxcvbn ' +
  'zxcvbnm qazwsx qwaszx abcdef abcdefgh abcdefghijkl abc test testing guest default changeme computer internet google facebook ' +
  'hello whatever trustno starwars killer flower cookie summer winter spring autumn january december monday friday ' +
  'matkhau matkhaumoi quantri quanly nguoidung dangnhap xinchao chaoban taikhoan anhyeuem emyeuanh yeuem yeuanh tinhyeu ' +
  'motngay mottinhyeu vietnam vietnamvodich hanoi saigon hochiminh tphcm danang haiphong cantho hue dalat nhatrang congchuc ' +
  'canbo vienchuc uyban ubnd phuong huyen tinh thanhpho hanhchinh hanhchinhcong motcua dichvucong trungtam phucvu ' +
  'nguyen van thi tran pham hoang huynh phan dang bui ngo duong anh giadinh conyeu mebau bome ' +
  'metoi toiyeu yeu khongbiet khongnho quenroi deptrai xinhgai congchua hoangtu'
).split(' ');

/** Rows of keyboards and of counting, forwards and backwards. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
].flatMap((run) => [run, Array.from(run).reverse().join('')]);
const SHORTEST_RUN = 3;

/** Small letters and figures without marks or what stands between; usual disguises (4 for a, @ for a …) taken off. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/[@]/gu, 'a')
    .replace(/[$]/gu, 's')
    .replace(/[^a-z0-9]/gu, '');
const undisguised = (text: string): string =>
  text.replace(/[0134579]/g, (figure) => 'oieasstg'.charAt('0134579'.indexOf(figure)));

/** How many letters are left when every known word, run and repeat is taken for one. */
function lettersOfOnesOwn(text: string, words: ReadonlySet<string>): number {
  // The least that can be left of the first n letters.
  const left = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let least = (left[end - 1] ?? 0) + 1;
    for (let start = 0; start < end; start += 1) {
      const piece = text.slice(start, end);
      if (words.has(piece) || isRun(piece)) least = Math.min(least, left[start] ?? least);
    }
    left.push(least);
  }
  return left[text.length] ?? 0;
}

const isRun = (piece: string): boolean =>
  piece.length >= SHORTEST_RUN && (/^(.)\1+$/.test(piece) || RUNS.some((run) => run.includes(piece)));

/** A year or a day: figures that belong to somebody. */
const isDate = (figures: string): boolean => /^\d{4,8}$/.test(figures);

/** Fewer letters of one's own than this beside known words, and the password is one of the known ones. */
const LEAST_OF_ONES_OWN = 5;
/** Fewer different signs than this are no password, however often they are typed. */
const LEAST_DIFFERENT = 5;

/**
 * Everything that speaks against a password; none = it is taken. `ownWords`: names of the account, its person and the office,
 * as they are written.
 */
export function passwordFaults(password: string, ownWords: readonly string[]): readonly PasswordFault[] {
  const letters = Array.from(password.normalize('NFC'));
  if (letters.length < PASSWORD_LETTERS.least) return ['too_short'];
  if (letters.length > PASSWORD_LETTERS.most) return ['too_long'];
  if (new Set(letters).size < LEAST_DIFFERENT || isRepeat(letters.join(''))) return ['repeated'];
  const bare = plain(password);
  // Nothing but signs of other scripts: no list of ours knows it.
  if (bare.length < PASSWORD_LETTERS.least / 2) return [];
  const common = new Set(COMMON_WORDS);
  if (isMadeOf(bare, common)) return ['common'];
  const own = new Set([...common, ...ownWords.flatMap(partsOf)]);
  return isMadeOf(bare, own) ? ['guessable'] : [];
}

/** A name, and each of its words of three letters or more. */
const partsOf = (name: string): readonly string[] =>
  [name, ...name.split(/[\s._-]+/)].map(plain).filter(({ length }) => length >= SHORTEST_RUN);

/** One piece of at most half the length, over and over. */
const isRepeat = (text: string): boolean => /^(.{1,8}?)\1+$/u.test(text);

function isMadeOf(bare: string, words: ReadonlySet<string>): boolean {
  const withoutDates = bare.replace(/\d+/g, (figures) => (isDate(figures) ? '' : figures));
  return [bare, withoutDates, undisguised(bare)].some(
    (text) => lettersOfOnesOwn(text, words) < LEAST_OF_ONES_OWN,
  );
}

/** How hard it would be to guess what the office takes. */
export const passwordStrength = (password: string): 'enough' | 'good' | 'strong' => {
  const { length } = Array.from(password);
  return length >= 20 ? 'strong' : length >= 15 ? 'good' : 'enough';
};

/** Six figures, but no run, no repeat and no date of birth in them: those are tried first. */
export function isGoodPin(pin: string): boolean {
  if (!/^\d{6}$/.test(pin) || isRepeat(pin) || new Set(pin).size < 3) return false;
  return !RUNS.some((run) => run.includes(pin));
}
