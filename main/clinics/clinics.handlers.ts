import {
  addClosure,
  addLeave,
  listClosures,
  listLeave,
  removeClosure,
  removeLeave,
} from './absences.service.ts';
import * as exceptions from './exceptions.service.ts';
import { nextDates, tryChange } from './try-change.service.ts';
import { clinicImpact, endClinic, listClinics, saveClinic } from './clinics.service.ts';

export const clinicsHandlers = {
  'clinic.list': listClinics,
  'clinic.impact': clinicImpact,
  'clinic.save': saveClinic,
  'clinic.end': endClinic,
  'leave.list': listLeave,
  'leave.add': addLeave,
  'leave.remove': removeLeave,
  'closure.list': listClosures,
  'closure.add': addClosure,
  'closure.remove': removeClosure,
  'clinic.dates': nextDates,
  'clinic.tryChange': tryChange,
  'extraSession.list': exceptions.listExtraSessions,
  'extraSession.add': exceptions.addExtraSession,
  'extraSession.remove': exceptions.removeExtraSession,
  'holiday.list': exceptions.listHolidays,
  'holiday.put': exceptions.putHoliday,
  'holiday.remove': exceptions.removeHoliday,
};
