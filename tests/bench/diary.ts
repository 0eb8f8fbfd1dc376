import { addDays, toInstant } from '../../shared/calendar.ts';
import { mondayOf } from '../../shared/diary-dates.ts';
import { insertDiary } from './diary-practice.ts';
import { sideBySide, type Figure } from './measure.ts';
import { insertPeople } from './people.ts';
import { callsTo, freshRegister, now } from './register.ts';

const today = now.slice(0, 10);

/** Days and weeks all over two years of six link workers; the limit is one bare statement of a day. */
export async function measureDiary(): Promise<Figure[]> {
  const fresh = await freshRegister();
  const filling = fresh.raw();
  const { desk, workers } = insertDiary(filling, insertPeople(filling, 2500), {
    today,
    daysBack: 730,
    perDay: 8,
    minutes: 30,
  });
  filling.close();
  const register = await fresh.open();
  const call = callsTo(register, desk);
  const db = fresh.raw();
  const read = db.prepare(`select * from appointment where starts_at >= ? and starts_at < ?
    and status <> 'cancelled' order by starts_at`);
  // A Monday at the start, and none of the days is read twice in a row.
  const day = (round: number) => addDays(mondayOf(today), -7 * ((round + 200) % 100));
  const linkWorkerId = workers[2]!;
  const figures = await sideBySide(
    500,
    {
      name: 'the bare appointments of a day',
      run: (round) => {
        const date = day(round);
        return read.all(toInstant(date, '00:00'), toInstant(addDays(date, 1), '00:00'));
      },
    },
    {
      'diary.day, 2 years of 6 link workers': (round) => call('diary.day', { date: day(round) }),
      'diary.week, 2 years of 6 link workers': (round) =>
        call('diary.week', { linkWorkerId, date: day(round) }),
      'diary.month, everybody': (round) => call('diary.month', { month: day(round).slice(0, 7) }),
      'diary.cancelled, a day': (round) =>
        call('diary.cancelled', { from: day(round), to: day(round) }),
    },
  );
  db.close();
  await register.close();
  fresh.remove();
  return figures;
}
