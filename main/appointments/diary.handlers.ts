import { diaryMonth } from './diary-month.service.ts';
import { diaryCancelled, diaryDay, diaryWeek } from './diary.service.ts';

export const diaryHandlers = {
  'diary.day': diaryDay,
  'diary.week': diaryWeek,
  'diary.cancelled': diaryCancelled,
  'diary.month': diaryMonth,
};
