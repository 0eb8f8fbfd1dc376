import type { ReactElement } from 'react';
import type { ContactDraft } from './contact-form.tsx';
import { Notice } from './states.tsx';

const words: Record<keyof ContactDraft, string> = {
  phone: 'Phone',
  mobile: 'Mobile',
  noVoicemail: 'No voicemail',
  noTexts: 'No texts',
  noLetters: 'No letters',
  notAtHome: 'Do not contact at home',
  largePrint: 'Large print',
  interpreterLanguage: 'Interpreter for',
};

const said = (value: string | boolean | null): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value || 'none';

/** What is there now beside what saving would make of it. */
export function ContactConflict(props: {
  readonly theirs: ContactDraft;
  readonly mine: ContactDraft;
}): ReactElement {
  const { theirs, mine } = props;
  const fields = (Object.keys(words) as (keyof ContactDraft)[]).filter(
    (field) => theirs[field] !== mine[field],
  );
  return (
    <Notice tone="amber" live>
      <p>
        <strong>Somebody changed these details</strong> while you were typing. What you typed is
        still here{fields.length > 0 ? '' : ', and the same is there already'}.
      </p>
      {fields.length > 0 ? (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Detail</th>
              <th scope="col">There now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{words[field]}</th>
                <td>{said(theirs[field])}</td>
                <td>{said(mine[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Notice>
  );
}
