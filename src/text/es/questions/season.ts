import type { seasonQuestions as english } from '#src/text/en/questions/season.ts';

export const seasonQuestions: typeof english = {
  'season.sameSetup': {
    label: '¿Se monta de la misma manera en cada fecha?',
    asked: 'si se monta de la misma manera en cada fecha',
    hint: 'Las mismas calles, las mismas horas de montaje, los mismos puestos y carpas.',
  },
  'season.sellersChange': {
    label: '¿Cambian los vendedores de una fecha a otra?',
    asked: 'si los vendedores cambian de una fecha a otra',
    why: 'En ese caso le pedimos una lista nueva antes de cada fecha.',
  },
  'season.producersOnly': {
    label: '¿Se vende solo lo que cada vendedor cultiva o hace?',
    asked: 'si se vende solo lo que cada vendedor cultiva o hace',
  },
  'season.foodBenefits': {
    label: '¿Los vendedores aceptan SNAP o WIC?',
    asked: 'si los vendedores aceptan SNAP o WIC',
  },
  'alternatives.rain': {
    label: '¿Qué hará si hay mal tiempo?',
    asked: 'lo que hará si hay mal tiempo',
    options: {
      goes_on: 'Se hace con cualquier tiempo que sea seguro',
      cancel: 'Se cancela',
      indoors: 'Se hace bajo techo',
      another_day: 'Se pasa a otro día',
    },
  },
  'alternatives.possible': {
    label: '¿Podría ser también otro día o en otro lugar?',
    asked: 'si podría ser otro día o en otro lugar',
    why: 'Si su día está ocupado, podemos ofrecerle uno que le sirva.',
  },
  'alternatives.list': {
    label: '¿Qué otros días o lugares le sirven?',
    asked: 'los otros días o lugares que le sirven',
    hint: 'Ponga primero el que más le guste.',
    row: (p) => `Opción ${p.number}`,
    add: 'Agregar otra opción',
  },
  'alternatives.list.date': { label: 'Día', asked: 'el día' },
  'alternatives.list.place': {
    label: 'Lugar, si es otro',
    asked: 'el lugar',
  },
  program: {
    label: '¿Qué pasa y a qué hora?',
    asked: 'qué pasa y a qué hora',
    hint: 'Escriba la apertura, cada banda o espectáculo, los discursos y el final. Todavía puede cambiar un poco.',
    why: 'La policía y el personal médico están listos cuando llega más gente.',
    row: (p) => `Parte ${p.number}`,
    add: 'Agregar otra parte',
  },
  'program.date': { label: 'Día', asked: 'el día' },
  'program.time': { label: 'Hora', asked: 'la hora' },
  'program.what': { label: 'Qué pasa', asked: 'qué pasa', example: 'Toca la banda' },
  'program.place': { label: 'En qué parte del lugar', asked: 'en qué parte del lugar' },
  'arrivals.withoutCar': {
    label: 'De 100 personas, ¿cuántas vienen sin auto?',
    asked: 'cuántas de 100 personas vienen sin auto',
    hint: 'En autobús, tren o bicicleta, o a pie.',
    example: '40',
  },
  'arrivals.cars': {
    label: '¿Cuántos autos espera?',
    asked: 'cuántos autos espera',
    hint: 'Basta su mejor cálculo para todo el día.',
    example: '250',
  },
  'arrivals.coaches': {
    label: '¿Cuántos autobuses de turismo o escolares espera?',
    asked: 'cuántos autobuses de turismo o escolares espera',
    hint: 'Escriba 0 si no hay ninguno.',
    example: '3',
  },
};
