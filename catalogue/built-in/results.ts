/** S – Trả kết quả: collecting results, and help with filing online. */
import { section } from './entry.ts';
import { paper, text } from './wording.ts';

/** Field S and its two services, which are no national procedures and have no code. */
export const RESULTS = section(
  {
    id: 'results',
    letter: 'S',
    icon: 'result',
    name: text('Trả kết quả', 'Collecting results'),
    tileName: text('Nhận kết~quả', 'Collect results'),
    shortName: text('Kết quả', 'Results'),
    examples: text('Mang theo giấy hẹn', 'Bring your receipt'),
    waitingArea: text('Khu A, bên trái', 'Area A, on the left'),
  },
  [
    {
      id: 'result-collection',
      name: text('Nhận kết~quả hồ~sơ', 'Collection of a result'),
      shortName: text('Nhận kết~quả', 'Collect a result'),
      papers: [
        paper(
          text('Giấy hẹn trả kết quả', 'Appointment receipt'),
          text('Trên giấy có mã hồ sơ.', 'The file code is printed on it.'),
        ),
      ],
      counterMinutes: [3, 3],
      isCommon: true,
    },
    {
      id: 'online-filing-help',
      name: text('Hướng~dẫn, hỗ~trợ nộp hồ~sơ trực~tuyến', 'Guidance and help with filing online'),
      shortName: text('Hỗ~trợ trực~tuyến', 'Online filing help'),
      papers: [
        paper(
          text('Tài khoản VNeID mức 2', 'VNeID account, level 2'),
          text('Trên điện thoại của ông/bà.', 'On your own telephone.'),
        ),
      ],
      counterMinutes: [15, 15],
      isCommon: true,
    },
  ],
);
