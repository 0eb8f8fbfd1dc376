import type { Session } from '../../shared/types.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';

const selectPerson = prepared((db, { id }: { id: string }) =>
  db.selectFrom('staff').select(['name', 'role', 'active']).where('id', '=', id),
);

/**
 * The person of a session as the register has them now: a manager at another PC may have changed
 * their role a moment ago. Null: they do not work here any more.
 */
export async function asRegistered(db: Db, session: Session): Promise<Session | null> {
  const [person] = await selectPerson(db, { id: session.staffId });
  if (!person || person.active === 0) return null;
  const { name, role } = person;
  return name === session.name && role === session.role ? session : { ...session, name, role };
}
