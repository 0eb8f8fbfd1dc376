import type { NeedId } from '../../shared/needs.ts';
import type { ContactResult, Role } from '../../shared/types.ts';

/** What made-up names, notes and needs of the demo are put together from. */
type DemoPerson = {
  readonly name: string;
  readonly role: Role;
  readonly employer: string | null;
  readonly room: string | null;
  readonly phone?: string;
  readonly leavesInDays?: number;
};

const person = (name: string, role: Role): DemoPerson => ({
  name,
  role,
  employer: null,
  room: null,
});
const employer = 'Example Links Alliance';

export const demoStaff: readonly DemoPerson[] = [
  person('Demo Manager', 'manager'),
  person('Demo Reception One', 'reception'),
  person('Demo Reception Two', 'reception'),
  person('Dr Demo Alpha', 'clinician'),
  person('Dr Demo Beta', 'clinician'),
  person('Nurse Demo Gamma', 'clinician'),
  { name: 'Ms Demo Ash', role: 'link_worker', employer, room: 'Room 1', phone: '201' },
  { name: 'Mr Demo Birch', role: 'link_worker', employer, room: 'Room 2', phone: '202' },
  { name: 'Ms Demo Cedar', role: 'link_worker', employer, room: 'Room 3', leavesInDays: 42 },
];

/** Put together at random: two parts make a surname that nobody has. */
export const surnameStarts = [
  'Alder',
  'Birk',
  'Craig',
  'Dun',
  'Elder',
  'Fern',
  'Glen',
  'Hazel',
  'Inver',
  'Kirk',
  'Loch',
  'Moss',
  'Nether',
  'Oak',
  'Pent',
  'Quar',
  'Rowan',
  'Strath',
  'Thorn',
  'Under',
  'Wester',
  'Yarrow',
  'Mac',
  "O'",
];
export const surnameEnds = [
  'bank',
  'brae',
  'burn',
  'dale',
  'field',
  'ford',
  'ham',
  'hill',
  'holm',
  'law',
  'lea',
  'mond',
  'moor',
  'shaw',
  'side',
  'stane',
  'thorpe',
  'ton',
  'vale',
  'wick',
];
export const forenames = [
  'Ada',
  'Alan',
  'Ailsa',
  'Brian',
  'Catriona',
  'Colin',
  'Dawn',
  'Derek',
  'Eilidh',
  'Euan',
  'Fiona',
  'Fraser',
  'Grace',
  'Gordon',
  'Heather',
  'Iain',
  'Isla',
  'Jack',
  'Jean',
  'Karen',
  'Kenneth',
  'Lorna',
  'Lewis',
  'Mairi',
  'Malcolm',
  'Nadia',
  'Neil',
  'Olga',
  'Owen',
  'Paula',
  'Peter',
  'Rhona',
  'Robert',
  'Sadia',
  'Stuart',
  'Tomasz',
  'Una',
  'Zofia',
];
export const languages = ['Polish', 'Arabic', 'Urdu', 'Ukrainian', 'Farsi'];

export const demoNeeds: readonly NeedId[] = [
  'isolation',
  'benefits',
  'money',
  'housing',
  'food',
  'fuel',
  'wellbeing',
  'bereavement',
  'work',
  'caring',
  'transport',
  'digital',
  'immigration',
  'addiction',
];

export const demoNotes = [
  '',
  '',
  'Letter about benefits came last week.',
  'Lives alone since spring.',
  'Prefers mornings.',
  'Damp in the flat, two children.',
  'Would like company for the first visit.',
];

export const contactResults: readonly ContactResult[] = [
  'no_answer',
  'left_message',
  'spoke',
  'no_answer',
];
