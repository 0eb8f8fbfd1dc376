import { useState, type ReactElement } from 'react';
import {
  problemsOf,
  sentenceOf,
  slotsOfForm,
  type ClinicForm,
  type ClinicFormField,
} from '../../shared/clinic-form.ts';
import { modes } from '../../shared/modes.ts';
import { DateField, TimeField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { modeWords, count } from '../components/words.ts';
import { RuleFields } from './rule-fields.tsx';
import './clinics.css';

export type ClinicBuilderProps = {
  readonly who: string;
  readonly form: ClinicForm;
  readonly onChange: (form: ClinicForm) => void;
  /** True once somebody tried to go on: until then nothing is called wrong. */
  readonly showProblems: boolean;
};

type Part = {
  readonly form: ClinicForm;
  readonly set: (change: Partial<ClinicForm>) => void;
  readonly wrong: Partial<Record<ClinicFormField, string>>;
};

const modeOptions = modes.map((mode) => ({ id: mode, label: modeWords[mode] }));

/** A clinic as a sentence whose words are fields: who, which days, from, to, how long, how, where. */
export function ClinicBuilder(props: ClinicBuilderProps): ReactElement {
  const { form, onChange } = props;
  const wrong = props.showProblems ? problemsOf(form) : {};
  const perSession = slotsOfForm(form);
  const part: Part = { form, wrong, set: (change) => onChange({ ...form, ...change }) };
  return (
    <div className="clinic-builder">
      <p className="clinic-sentence" role="status">
        {sentenceOf(form, props.who)}
        {perSession ? (
          <span className="soft"> · {count(perSession, 'appointment')} each time</span>
        ) : null}
      </p>
      <RuleFields {...part} />
      <MainFields {...part} />
      <MoreFields {...part} />
    </div>
  );
}

function MainFields({ form, set, wrong }: Part): ReactElement {
  return (
    <div className="clinic-fields">
      <TimeField
        label="From"
        value={form.startTime}
        onChange={(startTime) => set({ startTime })}
        error={wrong.startTime}
      />
      <TimeField
        label="To"
        value={form.endTime}
        onChange={(endTime) => set({ endTime })}
        error={wrong.endTime}
      />
      <TextField
        label="Minutes each"
        value={form.slotMinutes}
        onChange={(slotMinutes) => set({ slotMinutes })}
        error={wrong.slotMinutes}
        maxLength={3}
      />
      <TextField
        label="Minutes between"
        value={form.gapMinutes}
        onChange={(gapMinutes) => set({ gapMinutes })}
        error={wrong.gapMinutes}
        maxLength={3}
      />
      <Select
        label="How"
        value={form.mode}
        onChange={(mode) => set({ mode })}
        options={modeOptions}
      />
      <TextField
        label="Room"
        value={form.room}
        onChange={(room) => set({ room })}
        placeholder="Room 3"
        maxLength={60}
      />
      <DateField
        label="First day"
        value={form.validFrom}
        onChange={(validFrom) => set({ validFrom })}
        error={wrong.validFrom}
      />
      <DateField
        label="Last day (optional)"
        value={form.validTo}
        onChange={(validTo) => set({ validTo })}
        error={wrong.validTo}
      />
    </div>
  );
}

/** What most clinics do without: folded away until one has it, or something in it is wrong. */
function MoreFields({ form, set, wrong }: Part): ReactElement {
  const used = form.breakFrom !== '' || form.breakTo !== '' || form.heldSlots !== '0';
  const [opened, setOpened] = useState(used);
  return (
    <details
      open={opened || used}
      onToggle={(event) => setOpened(event.currentTarget.open)}
      className="clinic-more"
    >
      <summary>Break, and times held for the day</summary>
      <div className="clinic-fields">
        <TimeField
          label="Break from"
          value={form.breakFrom}
          onChange={(breakFrom) => set({ breakFrom })}
          error={wrong.breakFrom}
        />
        <TimeField
          label="Break to"
          value={form.breakTo}
          onChange={(breakTo) => set({ breakTo })}
          error={wrong.breakTo}
        />
        <TextField
          label="Held for the day"
          value={form.heldSlots}
          onChange={(heldSlots) => set({ heldSlots })}
          error={wrong.heldSlots}
          description="How many at the end, 0 for none"
          maxLength={2}
        />
        <TimeField
          label="Opened that day at"
          value={form.heldOpensAt}
          onChange={(heldOpensAt) => set({ heldOpensAt })}
          error={wrong.heldOpensAt}
        />
      </div>
    </details>
  );
}
