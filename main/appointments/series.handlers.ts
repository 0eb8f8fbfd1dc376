import { proposeForReferral, proposeNext } from './series-proposal.service.ts';
import { bookSeries, cancelFrom, undoTogether } from './series.service.ts';
import * as outputs from './series-outputs.service.ts';

export const seriesHandlers = {
  'series.propose': proposeForReferral,
  'series.next': proposeNext,
  'series.book': bookSeries,
  'series.cancel': cancelFrom,
  'series.undo': undoTogether,
  'series.card': outputs.seriesCardOf,
  'series.text': outputs.seriesTextOf,
  'series.ics': outputs.seriesIcsOf,
};
