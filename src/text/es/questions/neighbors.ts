import type { neighborsQuestions as english } from '#src/text/en/questions/neighbors.ts';

const ANSWER = {
  agrees: 'Está de acuerdo',
  objects: 'No lo quiere',
  no_answer: 'Todavía sin respuesta',
};

export const neighborsQuestions: typeof english = {
  'neighbors.told': {
    label: '¿Ya avisó a las personas que viven y trabajan ahí?',
    asked: 'si ya avisó a las personas que viven y trabajan ahí',
    hint: 'También puede hacerlo después de enviar este formulario.',
  },
  'neighbors.how': {
    label: '¿Cómo y cuándo les avisó?',
    asked: 'cómo y cuándo les avisó',
    hint: 'Por ejemplo, con una nota en cada puerta el 2 de mayo.',
  },
  'neighbors.methods': {
    label: '¿Cómo les va a avisar?',
    asked: 'cómo les va a avisar',
    hint: 'Marque todo lo que corresponda. Dé los días, las horas y un teléfono.',
    options: {
      mail: 'Por correo',
      door_hanger: 'Con una nota en cada puerta',
      in_person: 'En persona',
      email: 'Por correo electrónico',
      poster: 'Con carteles en la cuadra',
    },
  },
  'neighbors.hotline': {
    label: '¿A qué número pueden llamar los vecinos durante el evento?',
    asked: 'el número al que pueden llamar los vecinos',
    hint: 'Alguien debe contestar. Lo mostramos al público.',
  },
  'neighbors.shops': {
    label: '¿Hay tiendas u otros negocios en la calle?',
    asked: 'si hay negocios en la calle',
  },
  'neighbors.businesses': {
    label: '¿Con qué negocios habló?',
    asked: 'los negocios con los que habló',
    hint: 'Puede agregar más después.',
    row: (p) => `Negocio ${p.number}`,
    add: 'Agregar un negocio',
    empty: 'Todavía ninguno.',
  },
  'neighbors.businesses.name': { label: 'Nombre del negocio', asked: 'el nombre del negocio' },
  'neighbors.businesses.contact': { label: 'Con quién habló', asked: 'con quién habló' },
  'neighbors.businesses.answer': {
    label: 'Qué dijo el negocio',
    asked: 'qué dijo el negocio',
    options: ANSWER,
  },
  'neighbors.groups': {
    label: '¿Con qué grupos vecinales u oficinas del concejo habló?',
    asked: 'los grupos con los que habló',
    hint: 'La ciudad también avisa a los grupos que conoce.',
    row: (p) => `Grupo ${p.number}`,
    add: 'Agregar un grupo',
    empty: 'Todavía ninguno.',
  },
  'neighbors.groups.name': { label: 'Nombre del grupo', asked: 'el nombre del grupo' },
  'neighbors.groups.answer': { label: 'Qué dijo el grupo', asked: 'qué dijo el grupo', options: ANSWER },
  'neighbors.meeting': {
    label: '¿Hubo una reunión con los vecinos?',
    asked: 'si hubo una reunión con los vecinos',
  },
  'neighbors.meetingDate': {
    label: '¿Cuándo fue la reunión?',
    asked: 'el día de la reunión',
    example: '2 15 2027',
  },
};
