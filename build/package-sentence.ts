const network =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CERT_\w+|SELF_SIGNED\w*|UNABLE_TO_\w+)\b|getaddrinfo|(status|response) code \d{3}|HTTPError|socket hang up/i;

/** Why electron-builder made no installer, from everything it printed, and what to do next. */
export function whyNoInstaller(said: string): string {
  if (network.test(said)) {
    return (
      'Electron, or a tool that makes installers, could not be downloaded on this machine, ' +
      'so there is no installer. Run this where GitHub can be reached, or let the workflow in ' +
      '.github/workflows build it.'
    );
  }
  const cause = /⨯ +(.+)/.exec(said)?.[1]?.replace(/ +(failedTask|stackTrace)=.*$/, '');
  return `No installer was built: ${cause?.replace(/\.$/, '') ?? 'electron-builder gave no reason'}.`;
}

/** The lines that are said better by `whyNoInstaller`: an error and where in the packager it arose. */
export const isTrace = (line: string): boolean => /⨯|^\s+at |stackTrace=|retrying/.test(line);
