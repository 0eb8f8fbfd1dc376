import { useRef } from 'react';
import type { SeeNowAnswer } from '../../shared/see-now.ts';
import { answerWords } from '../../shared/see-now-words.ts';
import type { SeeNowCall } from '../../shared/types.ts';
import { api, ApiError } from '../api.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { go } from '../frame/route.ts';

type Detail = { readonly answer?: SeeNowCall['answer'] } | undefined;

/** Who was faster, in words: the answer that stands is theirs. */
function whoAnswered(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.data.code !== 'see_now_answered') return null;
  const answer = (error.data.detail as Detail)?.answer;
  if (!answer) return 'Somebody has just taken the answer back. Yours was not saved.';
  return `${answerWords(answer)}: ${answer.byName} has just said so. Yours was not saved; answer again to change it.`;
}

/** Answers, each with its Undo. A second press while one is on its way is none. */
export function useAnswers() {
  const toast = useToast();
  const fail = useErrorToast();
  const nameOf = usePatientWords();
  const busy = useRef(false);
  const failed = (error: unknown) => {
    const told = whoAnswered(error);
    if (told) toast({ tone: 'red', text: told });
    else fail(error);
  };
  const run = async (step: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    await step().catch(failed);
    busy.current = false;
  };
  const takeBack = (call: Pick<SeeNowCall, 'referralId' | 'seen'>) =>
    run(async () => {
      await api.call('seeNow.undo', { id: call.referralId, seen: call.seen });
    });
  return {
    takeBack,
    answer: (
      call: SeeNowCall,
      answer: SeeNowAnswer,
      by: { readonly id: string; readonly name: string } | null,
    ) =>
      run(async () => {
        const { referralId: id } = call;
        const linkWorkerId = by?.id ?? null;
        const { seen } = await api.call('seeNow.answer', {
          id,
          seen: call.seen,
          answer,
          linkWorkerId,
        });
        toast({
          who: nameOf(call.patient),
          about: id,
          text: `${answerWords({ kind: answer, name: by?.name ?? null, dueAt: null })}.`,
          onUndo: () => void takeBack({ referralId: id, seen }),
        });
      }),
    book: (id: string) => go('queue', `${id}/book`),
  };
}
