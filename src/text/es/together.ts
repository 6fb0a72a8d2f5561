import type { together as english } from '#src/text/en/together.ts';
import { plural } from '#src/text/format.ts';

const cases = (n: number) => plural(n, { one: 'caso', other: 'casos' }, 'es');

/** Words of the page on which several cases are approved at once. */
export const together: typeof english = {
  link: 'Aprobar varios a la vez',
  title: 'Aprobar varios a la vez',
  lead: (p) =>
    `Eventos pequeños (${p.kinds}) que ya tienen sus documentos y cuyas condiciones son siempre las mismas.`,
  confirmTitle: (p) => `¿Aprobar ${cases(p.count)}?`,
  confirmLead: 'Mírelos una vez más.',
  papers: (p) => `Documentos: ${p.names}.`,
  noPapers: 'Sin documentos.',
  open: 'Abrir el caso',
  doneTitle: (p) => `Usted aprobó ${cases(p.count)}`,
  choose: '¿Cuáles aprueba?',
  asked: 'al menos un caso',
  facts: (p) => [p.day, p.place, p.people, p.organizer].filter(Boolean).join(' · '),
  people: (p) => `${plural(p.count, { one: 'persona', other: 'personas' }, 'es')} como máximo`,
  due: (p) => `Responder antes del ${p.day}`,
  look: 'Ver lo que elegí',
  approve: (p) => `Aprobar ${cases(p.count)}`,
  change: 'Cambiar lo que elegí',
  notApproved: 'No aprobado',
  none: 'Ahora ningún caso se puede aprobar así.',
  noneNote:
    'Los casos a los que les falta un documento, que cambiaron o que piden palabras suyas se deciden uno por uno.',
  back: 'Volver a la lista',
};
