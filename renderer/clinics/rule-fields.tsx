import type { ReactElement } from 'react';
import type { ClinicForm, ClinicFormField } from '../../shared/clinic-form.ts';
import {
  places,
  weekdays,
  type Place,
  type Repeats,
  type Weekday,
} from '../../shared/rule-form.ts';
import { Chips } from '../components/chips.tsx';
import { Select, TextField } from '../components/fields.tsx';

type Props = {
  readonly form: ClinicForm;
  readonly set: (change: Partial<ClinicForm>) => void;
  readonly wrong: Partial<Record<ClinicFormField, string>>;
};

const placeWords: Record<Place, string> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
};

/** How often and on which days: as a practice says it, or any weekly or monthly rule as written. */
export function RuleFields(props: Props): ReactElement {
  const { form, set } = props;
  return (
    <div className="row clinic-days">
      <Select
        label="How often"
        value={keyOf(form.repeats, form.every)}
        onChange={(key) => set(repeatsOf(key))}
        options={howOften(form)}
        className="how-often"
      />
      <OnWhich {...props} />
    </div>
  );
}

function OnWhich({ form, set, wrong }: Props): ReactElement {
  switch (form.repeats) {
    case 'weekly':
      return (
        <>
          <Days form={form} set={set} />
          <Wrong text={wrong.days} />
        </>
      );
    case 'month_weekday':
      return (
        <>
          <Chips<Place>
            label="Which of the month"
            options={places.map((id) => ({ id, label: placeWords[id] }))}
            value={form.places}
            onChange={(chosen) => set({ places: chosen })}
          />
          <Select<Weekday>
            label="Day of the week"
            value={form.placeDay}
            onChange={(placeDay) => set({ placeDay })}
            options={weekdays.map(({ code, long }) => ({ id: code, label: long }))}
          />
          <Wrong text={wrong.places} />
        </>
      );
    case 'month_date':
      return (
        <Select
          label="Day of the month"
          value={form.monthDay}
          onChange={(monthDay) => set({ monthDay })}
          options={monthDays(form.monthDay)}
        />
      );
    case 'written':
      return (
        <TextField
          label="Rule as written (RRULE)"
          value={form.written}
          onChange={(written) => set({ written })}
          placeholder="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
          error={wrong.written}
          maxLength={200}
          className="grow"
        />
      );
  }
}

const Days = ({ form, set }: Pick<Props, 'form' | 'set'>): ReactElement => (
  <>
    <span className="soft">on</span>
    <Chips
      label="Days"
      options={weekdays.map((day) => ({ id: day.code, label: day.short }))}
      value={form.days}
      onChange={(days) => set({ days })}
    />
  </>
);

const Wrong = ({ text }: { readonly text: string | undefined }): ReactElement | null =>
  text ? (
    <span className="field-error" role="alert">
      {text}
    </span>
  ) : null;

const keyOf = (repeats: Repeats, every: number): string => `${repeats} ${every}`;

function repeatsOf(key: string): Pick<ClinicForm, 'repeats' | 'every'> {
  const [repeats = 'weekly', every = '1'] = key.split(' ');
  return { repeats: repeats as Repeats, every: Number(every) };
}

/** The usual ones, and whatever this clinic has. */
function howOften({ repeats, every }: ClinicForm): { id: string; label: string }[] {
  const usual = [
    { id: 'weekly 1', label: 'Every week' },
    { id: 'weekly 2', label: 'Every other week' },
    { id: 'weekly 4', label: 'Every 4 weeks' },
    { id: 'month_weekday 1', label: 'Every month, by weekday' },
    { id: 'month_date 1', label: 'Every month, by date' },
    { id: 'written 1', label: 'Another rule, as written' },
  ];
  const own = keyOf(repeats, every);
  if (usual.some(({ id }) => id === own)) return usual;
  const unit = repeats === 'weekly' ? 'weeks' : 'months';
  const by = { weekly: '', month_weekday: ', by weekday', month_date: ', by date', written: '' };
  return [{ id: own, label: `Every ${every} ${unit}${by[repeats]}` }, ...usual];
}

function monthDays(own: string): { id: string; label: string }[] {
  const usual = [
    ...Array.from({ length: 31 }, (_, at) => ({ id: `${at + 1}`, label: `${at + 1}` })),
    { id: '-1', label: 'Last day' },
  ];
  return usual.some(({ id }) => id === own) ? usual : [{ id: own, label: own }, ...usual];
}
