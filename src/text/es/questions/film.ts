import type { filmQuestions as english } from '#src/text/en/questions/film.ts';

export const filmQuestions: typeof english = {
  'film.title': { label: 'Título de la producción', asked: 'el título de la producción' },
  'film.kind': {
    label: '¿Qué va a hacer?',
    asked: 'lo que va a hacer',
    options: {
      feature: 'Película',
      series: 'Serie de TV o de internet',
      commercial: 'Anuncio o video musical',
      student: 'Trabajo de estudiantes',
      documentary: 'Documental o noticias',
      stills: 'Fotos',
    },
  },
  'film.company': {
    label: '¿Quién la hace?',
    asked: 'quién la hace',
    hint: 'El nombre de la empresa, de la escuela o de la persona.',
  },
  'film.producer': {
    label: 'Nombre del productor o la productora',
    asked: 'el nombre del productor o la productora',
    hint: 'Puede dejarlo vacío si es usted.',
  },
  'film.crew': {
    label: '¿Cuántas personas hay en el elenco y el equipo?',
    asked: 'cuántas personas hay en el elenco y el equipo',
    example: '25',
  },
  'film.locationManager': {
    label: '¿Quién está a cargo del lugar de filmación?',
    asked: 'quién está a cargo del lugar de filmación',
    hint: 'La persona con quien la policía y los vecinos pueden hablar en la calle.',
  },
  'film.locationManagerPhone': {
    label: 'Celular de la persona a cargo del lugar',
    asked: 'el celular de la persona a cargo del lugar',
  },
  'film.baseCamp': {
    label: '¿Tendrá un campamento base?',
    asked: 'si tendrá un campamento base',
    hint: 'Un lugar donde están los camiones y remolques y espera la gente.',
  },
  'film.baseCampPlace': {
    label: '¿Dónde está el campamento base?',
    asked: 'dónde está el campamento base',
    example: 'Lote en 400 South Street',
  },
  'film.crewParking': {
    label: '¿Dónde se estaciona el equipo?',
    asked: 'dónde se estaciona el equipo',
    hint: 'Nombre el lote o las calles. Escriba «sin autos» si nadie maneja.',
  },
  'film.catering': {
    label: '¿Se va a cocinar ahí para el equipo?',
    asked: 'si se va a cocinar ahí',
  },
  'film.vehicles': {
    label: '¿Qué vehículos estarán en la calle?',
    asked: 'los vehículos en la calle',
    hint: 'Ponga en una fila los vehículos del mismo tipo y largo.',
    row: (p) => `Vehículos ${p.number}`,
    add: 'Agregar vehículos',
    empty: 'No hay vehículos en la calle.',
  },
  'film.vehicles.kind': {
    label: 'Tipo',
    asked: 'el tipo de vehículo',
    options: {
      car: 'Auto',
      van: 'Camioneta',
      truck: 'Camión',
      trailer: 'Remolque',
      crane: 'Grúa o elevador de cámara',
    },
  },
  'film.vehicles.count': { label: '¿Cuántos?', asked: 'cuántos hay', example: '2' },
  'film.vehicles.lengthFeet': {
    label: 'Largo de cada uno',
    asked: 'el largo de cada uno',
    example: '24',
  },
  'film.holds': {
    label: '¿Va a detener autos o peatones por momentos?',
    asked: 'si va a detener autos o peatones por momentos',
    hint: 'Por ejemplo, mientras graba la cámara.',
  },
  'film.holdMinutes': {
    label: '¿Cuánto dura la pausa más larga?',
    asked: 'cuánto dura la pausa más larga',
    example: '3',
  },
  'film.stunts': {
    label: '¿Hay acrobacias, caídas, peleas o manejo a alta velocidad?',
    asked: 'si hay acrobacias, caídas, peleas o manejo a alta velocidad',
  },
  'film.stuntDetails': {
    label: '¿Qué pasa en esas escenas?',
    asked: 'qué pasa en esas escenas',
    hint: 'Cuéntenos qué es, dónde y quién lo dirige.',
  },
  'film.propWeapons': {
    label: '¿Alguien puede ver un arma, de verdad o no?',
    asked: 'si alguien puede ver un arma',
    why: 'La gente puede llamar a la policía. Los agentes deben saber que es una filmación.',
  },
  'film.wetDown': {
    label: '¿Va a mojar la calle?',
    asked: 'si va a mojar la calle',
    why: 'Con el frío, el agua se vuelve hielo.',
  },
  'film.homes': {
    label: '¿Va a filmar casas, o llegará a ellas luz o ruido de noche?',
    asked: 'si va a filmar casas o si les llegará luz o ruido de noche',
  },
};
