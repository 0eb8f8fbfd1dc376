import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { ImportCounts, ImportMapping, ImportPreview } from '../../../shared/types.ts';
import { api, errorData } from '../../api.ts';
import { download } from '../../components/download.ts';
import { useToast } from '../../components/toast.tsx';

type Checked = Output<'patientImport.check'>;

/** From choosing a file to the rejected rows: what was found so far, and the steps there are. */
export function useImport() {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<ImportMapping>([]);
  const [headerRow, setHeaderRow] = useState(true);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [done, setDone] = useState<ImportCounts | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await step();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const choice = { token: preview?.token ?? '', mapping, headerRow };
  return {
    preview,
    mapping,
    headerRow,
    checked,
    done,
    error,
    busy,
    open: (file: File) =>
      attempt(async () => {
        // A file that is refused must not leave the one before it looking as if it were chosen.
        setPreview(null);
        setChecked(null);
        setDone(null);
        const bytes = new Uint8Array(await file.arrayBuffer());
        const opened = await api.call('patientImport.open', { name: file.name, bytes });
        setPreview(opened);
        setMapping(opened.mapping);
        setHeaderRow(opened.headerRow);
      }),
    check: () => attempt(async () => setChecked(await api.call('patientImport.check', choice))),
    run: (confirmLeavers: boolean) =>
      attempt(async () => {
        setDone(await api.call('patientImport.run', { ...choice, confirmLeavers }));
        // For somebody who went on to another screen meanwhile.
        if (left.current) toast({ text: 'The practice list is imported.' });
      }),
    saveRejects: () =>
      attempt(async () => {
        const { fileName, csv } = await api.call('patientImport.rejects', { token: choice.token });
        download(fileName, csv, 'text/csv');
      }),
    /** Another choice of columns: what was checked no longer holds. */
    change: (next: { readonly mapping?: ImportMapping; readonly headerRow?: boolean }) => {
      if (next.mapping) setMapping(next.mapping);
      if (next.headerRow !== undefined) setHeaderRow(next.headerRow);
      setChecked(null);
      setError(null);
    },
  };
}

export type Import = ReturnType<typeof useImport>;

/** From the refusal itself: how many people would be marked as having left. Null: not that refusal. */
export function leavingOf(error: unknown): number | null {
  const { code, detail } = errorData(error);
  if (code !== 'too_many_leavers') return null;
  return (detail as { leaving: number }).leaving;
}
