/** What every printed page may do: be laid out. It loads nothing, runs nothing, sends nothing. */
const start = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
`;

/** A page of its own for the printer. `title` is plain text, `style` CSS, `body` HTML. */
export function printPage(page: {
  readonly title: string;
  readonly style: string;
  readonly body: string;
}): string {
  return `${start}<title>${escapeHtml(page.title)}</title>
<style>${page.style}</style>
</head>
<body>
${page.body}
</body>
</html>
`;
}

/** Whether it was made by `printPage`: nothing else is put into the hidden window that prints. */
export const isPrintPage = (html: string): boolean => html.startsWith(start);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and attribute values alike. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
