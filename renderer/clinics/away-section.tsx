import type { ReactElement } from 'react';
import { BankHolidays } from './bank-holidays.tsx';
import { ClosureSection } from './closure-section.tsx';
import { LeaveSection } from './leave-section.tsx';
import './clinics.css';

/** Everything that keeps a clinic from running: leave, closures, bank holidays. */
export function AwaySection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  return (
    <div className="stack-l">
      <LeaveSection canRemove={canEdit} />
      <ClosureSection canEdit={canEdit} />
      <BankHolidays canEdit={canEdit} />
    </div>
  );
}
