import type { Locale } from '#src/domain/shared/locale.ts';

/** What one message says, before it becomes text or HTML. Every value is plain text. */
export interface MailContent {
  subject: string;
  heading: string;
  /** A sentence, a list, or words of a person, which keep their line breaks. */
  blocks: MailBlock[];
  button: { label: string; url: string };
  after: string[];
  footer: string[];
}
export type MailBlock =
  | { kind: 'sentence'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; label: string; items: string[] }
  | { kind: 'words'; label: string; text: string };

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in quotes or outside. Shape: pure. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

// Control characters other than line breaks could hide or fold what a reader sees.
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
const oneLine = (text: string): string => tidy(text).replace(/\s+/g, ' ');

function textOf(block: MailBlock): string {
  if (block.kind === 'list')
    return [block.label, ...block.items.map((item) => `- ${oneLine(item)}`)].join('\n');
  if (block.kind === 'words') return `${block.label}:\n${tidy(block.text).replace(/^/gm, '> ')}`;
  return oneLine(block.text);
}

const INK = '#1b1b1b';
const SOFT = '#3d4551';
const ACTION = '#1a4480';
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const paragraph = (html: string): string =>
  `<p style="margin:0 0 16px;font-size:17px;line-height:1.6;overflow-wrap:anywhere;word-break:break-word;color:${INK}">${html}</p>`;
const label = (text: string): string =>
  `<h2 style="margin:24px 0 8px;font-size:17px;line-height:1.4;color:${INK}">${escapeHtml(text)}</h2>`;

function htmlOf(block: MailBlock): string {
  if (block.kind === 'sentence') return paragraph(escapeHtml(oneLine(block.text)));
  if (block.kind === 'code') {
    return `<p style="margin:0 0 16px;font-size:32px;line-height:1.4;font-weight:700;letter-spacing:4px;color:${INK}">${escapeHtml(block.text)}</p>`;
  }
  if (block.kind === 'list') {
    const items = block.items.map((item) => `<li style="margin:0 0 8px">${escapeHtml(oneLine(item))}</li>`);
    return `${label(block.label)}<ul style="margin:0 0 16px;padding-left:24px;font-size:17px;line-height:1.6;color:${INK}">${items.join('')}</ul>`;
  }
  const words = escapeHtml(tidy(block.text)).replaceAll('\n', '<br>');
  return `${label(block.label)}<blockquote style="margin:0 0 16px;padding:8px 0 8px 16px;border-left:4px solid #c6cace;font-size:17px;line-height:1.6;color:${INK}">${words}</blockquote>`;
}

/** The whole message twice: for programs that show HTML and for those that do not. Shape: pure. */
export function composeMail(
  content: MailContent,
  frame: { locale: Locale; service: string; city: string },
): ComposedMail {
  const subject = oneLine(content.subject);
  const text = [
    content.heading.toUpperCase(),
    ...content.blocks.map(textOf),
    `${content.button.label}:\n${content.button.url}`,
    ...content.after.map(oneLine),
    `-- \n${content.footer.map(oneLine).join('\n')}`,
  ].join('\n\n');
  const footer = content.footer
    .map(
      (line) =>
        `<p style="margin:0 0 8px;font-size:15px;line-height:1.5;color:${SOFT}">${escapeHtml(oneLine(line))}</p>`,
    )
    .join('');
  const html = `<!doctype html>
<html lang="${frame.locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f5f6f7;font-family:${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;max-width:600px;table-layout:fixed;background:#ffffff;text-align:left">
<tr><td style="padding:16px 24px;background:#162e51;border-bottom:4px solid #ffbe2e;color:#ffffff;font-size:17px;line-height:1.4"><strong>${escapeHtml(frame.service)}</strong><br>${escapeHtml(frame.city)}</td></tr>
<tr><td style="padding:32px 24px 16px"><main>
<h1 style="margin:0 0 16px;font-size:28px;line-height:1.25;color:${INK}">${escapeHtml(content.heading)}</h1>
${content.blocks.map(htmlOf).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(content.button.url)}" style="display:inline-block;padding:14px 24px;border-radius:4px;background:${ACTION};color:#ffffff;font-size:17px;line-height:1.2;font-weight:700;text-decoration:none">${escapeHtml(content.button.label)}</a></p>
${content.after.map((line) => paragraph(escapeHtml(oneLine(line)))).join('\n')}
</main></td></tr>
<tr><td style="padding:16px 24px 24px;border-top:1px solid #c6cace">${footer}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  return { subject, text, html };
}
