import { type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about who applies, who sells, and who films. */
export const organizerPapers: PaperKind[] = [
  paper(
    'authority-letter',
    ['Letter that lets you apply', 'Carta que le autoriza a solicitar'],
    [
      'Somebody who leads the organization signs that you may apply for it.',
      'Alguien que dirige la organización firma que usted puede solicitar por ella.',
    ],
  ),
  paper(
    'student-proof',
    ['Proof that you study', 'Prueba de que usted estudia'],
    [
      'A letter of the school or a student card of this year.',
      'Una carta de la escuela o una credencial de este año.',
    ],
  ),
  paper(
    'stunt-plan',
    ['Plan of the stunts', 'Plan de las acrobacias'],
    [
      'What happens, where, who leads it, and who gives first aid.',
      'Qué pasa, dónde, quién lo dirige y quién da primeros auxilios.',
    ],
  ),
  paper(
    'resident-survey',
    ['Answers of the residents', 'Respuestas de los residentes'],
    [
      'Which homes you asked, when, and how many agree.',
      'A qué casas preguntó, cuándo y cuántas están de acuerdo.',
    ],
  ),
];
