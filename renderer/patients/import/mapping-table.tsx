import type { ReactElement } from 'react';
import type { ImportField, ImportMapping, ImportPreview } from '../../../shared/types.ts';
import { Select } from '../../components/fields.tsx';

const fieldWords: Record<ImportField, string> = {
  chi: 'CHI number',
  surname: 'Surname',
  forename: 'Forename',
  title: 'Title',
  dateOfBirth: 'Date of birth',
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Phone',
  mobile: 'Mobile',
  email: 'E-mail',
  usualGp: 'Usual GP',
  leftOn: 'Left on',
  dateOfDeath: 'Date of death',
  deleted: 'Deleted',
};
const ignore = 'ignore';
const options = [
  { id: ignore, label: 'Not used' },
  ...Object.entries(fieldWords).map(([id, label]) => ({ id, label })),
];

/** What each column holds: guessed, and changed where the guess is wrong. */
export function MappingTable(props: {
  readonly preview: ImportPreview;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}): ReactElement {
  return (
    <div
      className="table-scroll import-columns"
      role="region"
      aria-label="Columns of the file"
      tabIndex={0}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">For example</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <tbody>
          {props.preview.columns.map((column, at) => (
            <tr key={`${at} ${column.header}`}>
              <th scope="row">{column.header || `Column ${at + 1}`}</th>
              <td className="soft">{column.samples.slice(0, 2).join(' · ')}</td>
              <td>
                <Select
                  label={`Column ${at + 1} holds`}
                  hideLabel
                  value={props.mapping[at] ?? ignore}
                  options={options}
                  onChange={(field) =>
                    props.onChange(
                      props.mapping.map((old, index) =>
                        index === at ? (field === ignore ? null : (field as ImportField)) : old,
                      ),
                    )
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
