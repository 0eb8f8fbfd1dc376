import {
  addClosure,
  addLeave,
  listClosures,
  listLeave,
  removeClosure,
  removeLeave,
} from './absences.service.ts';
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
};
