import { useCallback } from 'react';
import { useNamesHiddenOnThisPc } from './privacy.tsx';
import { useToast, type Toast } from './toast.tsx';

type Named = { readonly surname: string; readonly forename: string };

/**
 * "CAMPBELL, Mary" where a sentence names somebody; "C. M." where names are hidden on this PC, also
 * where somebody looks at one name on purpose: the message stays after they have gone on.
 */
export function usePatientWords(): (patient: Named) => string {
  const hidden = useNamesHiddenOnThisPc();
  return useCallback(
    ({ surname, forename }) =>
      hidden
        ? `${surname.charAt(0)}. ${forename.charAt(0)}.`
        : `${surname.toUpperCase()}, ${forename}`,
    [hidden],
  );
}

/** Messages about one patient's referral and its appointments: they say whom, and replace each other. */
export function usePatientToast(patient: Named, referralId: string): (toast: Toast) => void {
  const toast = useToast();
  const words = usePatientWords();
  const who = words(patient);
  return useCallback(
    (said) => toast({ who, about: referralId, ...said }),
    [toast, who, referralId],
  );
}
