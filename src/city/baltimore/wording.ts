import { proposed, unverified } from '#src/city/baltimore/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

const neutral = { speech: true, ...unverified('THOMAS') };
const notForSpeech = { speech: false, ...unverified('THOMAS') };

/** Why an application may be denied. Only the neutral ones may be used for speech; none is about what people say. */
export const denialReasons: CityInput['denialReasons'] = [
  {
    key: 'not-complete',
    words: words(
      'The application is not complete, and we told you what was missing.',
      'La solicitud no está completa y le dijimos qué faltaba.',
    ),
    ...notForSpeech,
  },
  {
    key: 'false-statement',
    words: words(
      'An important answer is not true, and the person knew it.',
      'Una respuesta importante no es cierta y la persona lo sabía.',
    ),
    ...neutral,
  },
  {
    key: 'no-authority',
    words: words(
      'The person who applied may not sign for the group.',
      'Quien solicitó no puede firmar por el grupo.',
    ),
    ...notForSpeech,
  },
  {
    key: 'unpaid-damage',
    words: words(
      'Damage from an earlier event has not been paid.',
      'No se ha pagado el daño de un evento anterior.',
    ),
    ...notForSpeech,
  },
  {
    key: 'unpaid-fee',
    words: words('A fee that is due has not been paid.', 'No se ha pagado un cargo debido.'),
    ...notForSpeech,
  },
  {
    key: 'place-taken',
    words: words(
      'Somebody who applied earlier has this place at this time.',
      'Alguien que solicitó antes tiene este lugar a esta hora.',
    ),
    ...neutral,
  },
  {
    key: 'city-program',
    words: words(
      'The city has its own event, planned before, at this place and time.',
      'La ciudad tiene su propio evento, planeado antes, en este lugar y hora.',
    ),
    ...neutral,
  },
  {
    key: 'place-too-small',
    words: words(
      'The place cannot hold this many people or things.',
      'El lugar no tiene espacio para tantas personas o cosas.',
    ),
    ...neutral,
  },
  {
    key: 'danger',
    words: words(
      'It would put people in danger, and no change we offered takes the danger away.',
      'Pondría a las personas en peligro y ningún cambio ofrecido lo evita.',
    ),
    ...neutral,
  },
  {
    key: 'emergency-way',
    words: words(
      'Fire trucks or ambulances could not get through.',
      'Los bomberos o las ambulancias no podrían pasar.',
    ),
    ...neutral,
  },
  {
    key: 'not-allowed-by-law',
    words: words(
      'The law does not allow this activity at this place.',
      'La ley no permite esta actividad en este lugar.',
    ),
    ...neutral,
  },
  {
    key: 'earlier-violation',
    words: words(
      'The same organizer broke important conditions of an earlier permit.',
      'El mismo organizador no cumplió condiciones importantes de un permiso anterior.',
    ),
    ...notForSpeech,
  },
  {
    key: 'insurance-missing',
    words: words(
      'Insurance or a deposit that this kind of event needs is missing.',
      'Falta el seguro o depósito que este tipo de evento necesita.',
    ),
    ...notForSpeech,
  },
];

/** Why an application goes back to be completed. */
export const returnReasons: CityInput['returnReasons'] = [
  { key: 'place-unclear', words: words('We cannot tell where it is.', 'No queda claro dónde es.') },
  {
    key: 'times-unclear',
    words: words('The days or hours do not fit together.', 'Los días u horas no concuerdan.'),
  },
  {
    key: 'closure-unclear',
    words: words(
      'A street closure lacks its cross streets or hours.',
      'A un cierre le faltan las calles o las horas.',
    ),
  },
  { key: 'plan-unreadable', words: words('We cannot read the plan.', 'No podemos leer el plano.') },
  { key: 'plan-missing-parts', words: words('The plan leaves things out.', 'Al plano le faltan cosas.') },
  {
    key: 'wrong-paper',
    words: words('A file is not the paper we asked for.', 'Un archivo no es el documento pedido.'),
  },
  {
    key: 'contact-missing',
    words: words(
      'We need a person we can reach on the day.',
      'Necesitamos a una persona localizable ese día.',
    ),
  },
  {
    key: 'owner-missing',
    words: words('The owner of the land has not agreed.', 'El dueño del terreno no ha aceptado.'),
  },
  { key: 'answers-disagree', words: words('Two answers do not agree.', 'Dos respuestas no coinciden.') },
];

export const appeal: CityInput['appeal'] = {
  words: words(
    'You may ask the head of the Department of Transportation to look again. Write within 10 days and say what you think is wrong. You get an answer in writing within 10 days. After that you may go to court.',
    'Puede pedir a la dirección del Departamento de Transporte que lo revise. Escriba dentro de 10 días y diga qué considera incorrecto. Recibirá respuesta por escrito en 10 días. Después puede acudir a un tribunal.',
  ),
  speechWords: words(
    'You may ask the Law Department to look again right now, by phone or email. You get an answer within 24 hours, and always before your event. After that you may go to court at once. You keep the other time, place or route we offered while you wait.',
    'Puede pedir al Departamento Legal que lo revise ahora mismo, por teléfono o correo. Recibirá respuesta en 24 horas, y siempre antes de su evento. Después puede acudir de inmediato a un tribunal. Mientras espera, conserva la otra hora, lugar o ruta que ofrecimos.',
  ),
  ...proposed(),
};
