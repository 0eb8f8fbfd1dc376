import { figure, takeTurns, type Figure } from './measure.ts';
import { insertPeople, type Person } from './people.ts';
import { insertStaff } from './practice.ts';
import { callsTo, freshRegister } from './register.ts';

const rounds = 150;

/** What is typed at the desk: numbers and names of people who are on the list, and the hard ones. */
function queriesOf(people: readonly Person[]): Record<string, (round: number) => string> {
  const someone = (round: number): Person => people[Math.abs(round * 7919) % people.length]!;
  const british = (iso: string) => iso.split('-').toReversed().join('/');
  return {
    'whole CHI': (round) => someone(round).chi,
    'start of a CHI': (round) => someone(round).chi.slice(0, 4),
    'date of birth': (round) => british(someone(round).born),
    'date of birth, short': (round) => british(someone(round).born).replace(/\d\d(?=\d\d$)/, ''),
    'mobile number': (round) => someone(round).mobile,
    'end of a number': (round) => someone(round).mobile.slice(-6),
    'one letter': (round) => someone(round).surname.slice(0, 1),
    'start of a name': (round) => someone(round).surname.slice(0, 3),
    'common surname': () => 'smith',
    'any surname': (round) => someone(round).surname,
    'both names': (round) => `${someone(round).forename} ${someone(round).surname}`,
    'starts of both': (round) =>
      `${someone(round).surname.slice(0, 3)} ${someone(round).forename.slice(0, 2)}`,
    'common surname, rare forename': () => 'smith zyqu',
    'rare initials': () => 'zy qu',
    'name and date of birth': (round) =>
      `${someone(round).surname} ${british(someone(round).born)}`,
    nobody: () => 'qqqqqq',
    nothing: () => '',
  };
}

/** Through dispatch, on a list of `count`. The limit is one prepared range of names, 20 rows. */
export async function measureSearch(count: number): Promise<Figure[]> {
  const fresh = await freshRegister();
  const filling = fresh.raw();
  const people = insertPeople(filling, count);
  const { desk } = insertStaff(filling);
  filling.close();
  const register = await fresh.open();
  const call = callsTo(register, desk);
  const db = fresh.raw();
  const read = db.prepare(`select patient.* from patient_name
    join patient on patient.id = patient_name.patient_id
    where rank = 0 and first >= ? and first < ? order by first, second limit 20`);
  const queries = Object.entries(queriesOf(people));
  const limit = {
    name: 'one prepared range of names, 20 people',
    run: (round: number) => {
      const { surname } = people[Math.abs(round * 7919) % people.length]!;
      read.all(surname, `${surname}~`);
    },
  };
  const { limits, times } = await takeTurns(
    rounds,
    limit,
    Object.fromEntries(
      queries.map(([kind, text]) => [
        `patient.search ${short(count)}: ${kind}`,
        (round: number) => call('patient.search', { text: text(round) }),
      ]),
    ),
  );
  db.close();
  await register.close();
  fresh.remove();
  const of = (name: string, values: readonly number[]) =>
    figure(name, 'ms', values, limit.name, limits);
  const kinds = [...times].map(([name, values]) => of(name, values));
  const all = of(`patient.search ${short(count)}, every kind`, [...times.values()].flat());
  return [all, ...slowest(kinds)];
}

const short = (count: number): string =>
  count >= 1_000_000 ? `${count / 1_000_000}M` : `${count / 1000}k`;

const slowest = (kinds: readonly Figure[]): Figure[] =>
  kinds.toSorted((one, other) => other.p95 - one.p95).slice(0, 3);

/** How much slower a list becomes that is a hundred times longer: the limit is the shorter one. */
export function growth(figures: readonly Figure[]): Figure[] {
  const all = figures.filter(({ name }) => /^patient\.search .*, every kind$/.test(name));
  const [small, large] = [all[0], all.at(-1)];
  if (!small || !large || small === large) return [];
  const name = `growth ${small.name.split(/[ ,]/)[1]} to ${large.name.split(/[ ,]/)[1]}`;
  return [
    {
      ...large,
      name: `patient.search, ${name}`,
      limit: { name: small.name, p50: small.p50 },
      ratio: large.p50 / small.p50,
    },
  ];
}
