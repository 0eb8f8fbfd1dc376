import type { SafeContact } from './types.ts';

/** What must not be done, or must be thought of, when reaching somebody: in words, wherever a number stands. */
export function safeContactWords(
  flags: SafeContact,
): readonly { readonly flag: keyof SafeContact; readonly text: string }[] {
  const { interpreterLanguage: language } = flags;
  return [
    flags.noVoicemail && { flag: 'noVoicemail' as const, text: 'No voicemail' },
    flags.noLetters && { flag: 'noLetters' as const, text: 'No letters' },
    flags.noTexts && { flag: 'noTexts' as const, text: 'No texts' },
    flags.notAtHome && { flag: 'notAtHome' as const, text: 'Not at home' },
    language !== null && {
      flag: 'interpreterLanguage' as const,
      text: `Interpreter: ${language}`,
    },
    flags.largePrint && { flag: 'largePrint' as const, text: 'Large print' },
  ].filter((said) => said !== false);
}
