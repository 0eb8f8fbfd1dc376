import type { ReactElement } from 'react';
import { modes } from '../../shared/modes.ts';
import { Chips, Segments } from '../components/chips.tsx';
import { DateField, TimeField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { modeWords, count } from '../components/words.ts';
import { problemsOf, sentenceOf, slotsPerSession } from './clinic-form.ts';
import type { ClinicForm } from './clinic-form.ts';
import { weekdays } from './weekly-rule.ts';
import './clinics.css';

export type ClinicBuilderProps = {
  readonly who: string;
  readonly form: ClinicForm;
  readonly onChange: (form: ClinicForm) => void;
  /** True once somebody tried to go on: until then nothing is called wrong. */
  readonly showProblems: boolean;
  /** A rule this builder cannot show: the days stay as they are. */
  readonly keptRule?: boolean;
};

const modeOptions = modes.map((mode) => ({ id: mode, label: modeWords[mode] }));

/** A clinic as a sentence whose words are fields: who, which days, from, to, how long, how, where. */
export function ClinicBuilder(props: ClinicBuilderProps): ReactElement {
  const { form, onChange } = props;
  const wrong = props.showProblems ? problemsOf(form) : {};
  const perSession = slotsPerSession(form);
  const set = (change: Partial<ClinicForm>) => onChange({ ...form, ...change });
  return (
    <div className="clinic-builder">
      <p className="clinic-sentence" role="status">
        {sentenceOf(form, props.who)}
        {perSession ? (
          <span className="soft"> · {count(perSession, 'appointment')} each time</span>
        ) : null}
      </p>
      {props.keptRule ? null : <Days form={form} set={set} error={wrong.days} />}
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
          label="Break between"
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
    </div>
  );
}

function Days(props: {
  readonly form: ClinicForm;
  readonly set: (change: Partial<ClinicForm>) => void;
  readonly error: string | undefined;
}): ReactElement {
  const { form, set } = props;
  return (
    <div className="row clinic-days">
      <Segments
        label="How often"
        value={String(form.everyWeeks)}
        onChange={(weeks) => set({ everyWeeks: Number(weeks) })}
        options={[
          { id: '1', label: 'Every week' },
          { id: '2', label: 'Every second week' },
          ...(form.everyWeeks > 2
            ? [{ id: String(form.everyWeeks), label: `Every ${form.everyWeeks} weeks` }]
            : []),
        ]}
      />
      <span className="soft">on</span>
      <Chips
        label="Days"
        options={weekdays.map((day) => ({ id: day.code, label: day.short }))}
        value={form.days}
        onChange={(days) => set({ days })}
      />
      {props.error ? (
        <span className="field-error" role="alert">
          {props.error}
        </span>
      ) : null}
    </div>
  );
}
