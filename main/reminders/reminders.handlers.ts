import type { Handlers } from '../context.ts';
import { dayEnd, dayEndLine } from './day-end.service.ts';
import { paper, paperPrinted } from './paper.service.ts';
import { callBack, phoneList } from './phone-list.service.ts';
import { exportReminders, listReminders, markSent, undoSent } from './reminders.service.ts';

export const remindersHandlers = {
  'reminders.list': listReminders,
  'reminders.markSent': markSent,
  'reminders.undoSent': undoSent,
  'reminders.export': exportReminders,
  'phone.list': phoneList,
  'phone.callBack': callBack,
  'dayEnd.get': dayEnd,
  'dayEnd.line': dayEndLine,
  'dayEnd.paper': paper,
  'dayEnd.paperPrinted': paperPrinted,
} satisfies Partial<Handlers>;
