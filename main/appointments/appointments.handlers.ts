import * as appointments from './appointments.service.ts';
import { book, move, nextSlots } from './booking.service.ts';
import { diaryDay } from './diary.service.ts';
import { fillSlot } from './fill.service.ts';
import * as outputs from './outputs.service.ts';
import { seeNow } from './see-now.service.ts';

export const appointmentsHandlers = {
  'slots.next': nextSlots,
  'slots.fill': fillSlot,
  'diary.day': diaryDay,
  'appointment.get': appointments.getAppointment,
  'appointment.book': book,
  'appointment.seeNow': seeNow,
  'appointment.move': move,
  'appointment.cancel': appointments.cancel,
  'appointment.arrive': appointments.arrive,
  'appointment.start': appointments.start,
  'appointment.attend': appointments.attend,
  'appointment.dna': appointments.dna,
  'appointment.leftBeforeSeen': appointments.leftBeforeSeen,
  'appointment.undo': appointments.undo,
  'appointment.card': outputs.card,
  'appointment.text': outputs.text,
  'appointment.ics': outputs.ics,
};
