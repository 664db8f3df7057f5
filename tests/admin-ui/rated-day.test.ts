/** What citizens said on a day, as the desk asks for it. */
import { expect, test } from 'vitest';
import type { RatedDay } from '#protocol/rating.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { createRatedDayDesk } from '../../admin-ui/ratings/rated-day-desk.ts';
import { REMARKS } from '#tests/looks/admin-rating-fixtures.ts';
import { done, refused, settled, standIn } from './desk-stand-in.ts';

const TODAY = '2026-11-23' as BusinessDate;
const FRIDAY = '2026-11-20' as BusinessDate;
const TUESDAY = '2026-11-24' as BusinessDate;
const CLOSED: RatedDay = { ratings: null, remarks: { newest: [], total: 0 } };

test('an earlier day stays until another is chosen; today is whichever day it is', async () => {
  const { send, asked } = standIn(() => done(CLOSED));
  const desk = createRatedDayDesk(send, () => undefined);
  desk.show(null, TODAY);
  desk.show(FRIDAY, TODAY);
  expect(desk.state()).toMatchObject({ chosen: FRIDAY, date: FRIDAY, day: null });
  await settled();
  expect(desk.state()).toMatchObject({ chosen: FRIDAY, day: CLOSED });
  desk.show(desk.state().chosen, TUESDAY);
  expect(desk.state()).toMatchObject({ chosen: FRIDAY, day: CLOSED });
  desk.show(TUESDAY, TUESDAY);
  expect(desk.state()).toMatchObject({ chosen: null, date: TUESDAY });
  expect(asked.map(({ input }) => input)).toEqual([TODAY, FRIDAY, FRIDAY, TUESDAY].map((date) => ({ date })));
});

test('an answer that comes after another day was chosen is not shown for that day', async () => {
  const late: ((answer: ReturnType<typeof done<RatedDay>>) => void)[] = [];
  const { send } = standIn(() => new Promise((resolve) => late.push(resolve)));
  const desk = createRatedDayDesk(send, () => undefined);
  desk.show(FRIDAY, TODAY);
  desk.show(null, TODAY);
  late[1]?.(done(CLOSED));
  await settled();
  late[0]?.(done({ ...CLOSED, remarks: REMARKS }));
  await settled();
  expect(desk.state()).toEqual({ chosen: null, date: TODAY, day: CLOSED, hasLoadFailed: false });
});

test('silence is told, and a session that is over ends the desk', async () => {
  const ended: string[] = [];
  let isOver = false;
  const { send } = standIn(() => (isOver ? refused('not_signed_in') : null));
  const desk = createRatedDayDesk(send, () => ended.push('ended'));
  desk.show(FRIDAY, TODAY);
  await settled();
  expect(desk.state()).toMatchObject({ day: null, hasLoadFailed: true });
  isOver = true;
  desk.show(FRIDAY, TODAY);
  await settled();
  expect(ended).toEqual(['ended']);
  desk.forget();
  expect(desk.state()).toMatchObject({ chosen: null, date: null });
});
