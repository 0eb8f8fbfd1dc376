import type { ReactElement } from 'react';
import type { ClinicForm } from '../../shared/clinic-form.ts';
import { ruleOf } from '../../shared/rule-form.ts';
import { useRead } from '../api.ts';
import { dayOf } from '../components/dates.ts';
import { ErrorNotice } from '../components/states.tsx';

/** The next five days of a rule as it is typed, so that nobody has to trust a sentence. */
export function NextDates(props: {
  readonly form: ClinicForm;
  /** Of a clinic that is there already. */
  readonly id: string | undefined;
  /** What is wrong is said elsewhere already. */
  readonly quiet: boolean;
}): ReactElement | null {
  const { validFrom, validTo } = props.form;
  const rule = ruleOf(props.form);
  const usable = rule !== '' && validFrom !== '' && (validTo === '' || validTo >= validFrom);
  const next = useRead(
    'clinic.dates',
    { rule, validFrom, validTo: validTo === '' ? null : validTo, id: props.id },
    { enabled: usable, keepPrevious: true },
  );
  if (!usable) return null;
  if (next.error) return props.quiet ? null : <ErrorNotice error={next.error} />;
  if (!next.data) return null;
  return (
    <p className="next-dates" role="status">
      <span className="soft">Next: </span>
      {next.data.dates.map(({ date, off }, at) => (
        <span key={date}>
          {at > 0 ? ' · ' : ''}
          {off === null ? dayOf(date) : <s>{dayOf(date)}</s>}
          {off === null ? '' : ` (closed: ${off})`}
        </span>
      ))}
    </p>
  );
}
