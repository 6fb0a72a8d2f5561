import type { parkingQuestions as english } from '#src/text/en/questions/parking.ts';

export const parkingQuestions: typeof english = {
  parking: {
    label: '¿Dónde no debe haber autos estacionados?',
    asked: 'dónde no debe haber autos estacionados',
    row: (p) => `Zona sin estacionar ${p.number}`,
    add: 'Agregar otra zona',
  },
  'parking.street': { label: 'Calle', asked: 'el nombre de la calle', example: 'Oak Street' },
  'parking.side': {
    label: '¿De qué lado?',
    asked: 'el lado de la calle',
    options: { north: 'Norte', south: 'Sur', east: 'Este', west: 'Oeste', both: 'Los dos lados' },
  },
  'parking.from': {
    label: 'Desde la calle que cruza o el número de casa',
    asked: 'dónde empieza la zona',
  },
  'parking.to': { label: 'Hasta la calle que cruza o el número de casa', asked: 'dónde termina la zona' },
  'parking.spaces': {
    label: '¿Cuántos espacios?',
    asked: 'cuántos espacios tiene la zona',
    hint: 'Un espacio mide unos 20 pies de largo.',
    example: '6',
  },
  'parking.metered': { label: '¿Hay parquímetros?', asked: 'si hay parquímetros' },
  'parking.tow': {
    label: '¿Hay que llevarse con grúa los autos que se queden?',
    asked: 'si hay que llevarse los autos con grúa',
    why: 'En ese caso usted debe poner letreros con tiempo y avisar a quienes viven ahí.',
  },
  'parking.accessibleSpaces': {
    label: '¿Cuántos de esos espacios son para personas con discapacidad?',
    asked: 'cuántos espacios son para personas con discapacidad',
    hint: 'Escriba 0 si no hay.',
    example: '1',
  },
  'parking.startDate': { label: 'Desde el día', asked: 'el primer día sin estacionar' },
  'parking.startTime': { label: 'Desde la hora', asked: 'la hora desde la que no se puede estacionar' },
  'parking.endDate': { label: 'Hasta el día', asked: 'el último día sin estacionar' },
  'parking.endTime': { label: 'Hasta la hora', asked: 'la hora hasta la que no se puede estacionar' },
  'parking.meterIds': {
    label: 'Números de los parquímetros',
    asked: 'los números de los parquímetros',
    hint: 'Déjelo en blanco si no los sabe.',
  },
  'parking.replacedSpaces': {
    label: '¿Cuántos espacios para personas con discapacidad pone en su lugar?',
    asked: 'cuántos espacios pone en su lugar',
    example: '1',
  },
  'parking.replacedAt': { label: '¿Dónde están?', asked: 'dónde están' },
  'mobility.arranged': {
    label: '¿Ofrece estacionamiento, transporte o lugar para bicicletas?',
    asked: 'si ofrece estacionamiento, transporte o lugar para bicicletas',
  },
  'mobility.lots': {
    label: '¿Qué ofrece?',
    asked: 'lo que ofrece',
    row: (p) => `Estacionamiento o transporte ${p.number}`,
    add: 'Agregar otro',
  },
  'mobility.lots.kind': {
    label: '¿Qué es?',
    asked: 'qué es',
    options: {
      lot: 'Estacionamiento o garaje',
      shuttle: 'Parada del transporte',
      valet: 'Servicio de estacionar autos',
      bikes: 'Lugar para bicicletas',
    },
  },
  'mobility.lots.place': { label: '¿Dónde está?', asked: 'dónde está' },
  'mobility.lots.spaces': { label: '¿Cuántos espacios?', asked: 'cuántos espacios', example: '120' },
  'mobility.lots.accessibleSpaces': {
    label: '¿Cuántos son para personas con discapacidad?',
    asked: 'cuántos son para personas con discapacidad',
    hint: 'Escriba 0 si no hay.',
    example: '5',
  },
  'mobility.lots.accessibleVehicles': {
    label: '¿Pueden subir personas en silla de ruedas?',
    asked: 'si pueden subir personas en silla de ruedas',
    hint: 'Por ejemplo, con un elevador o una rampa.',
  },
  'mobility.pickUpPlace': {
    label: '¿Dónde pueden parar los taxis y autos de pasajeros?',
    asked: 'dónde pueden parar los taxis',
  },
  'mobility.bikeShare': {
    label: '¿Estorban bicicletas o patinetas de alquiler?',
    asked: 'si estorban bicicletas o patinetas de alquiler',
    hint: 'Elija todo lo que corresponda.',
    options: {
      dock: 'Hay que cerrar una estación de bicicletas',
      scooters: 'Las patinetas deben quedarse fuera',
      not_known: 'No lo sé',
      none: 'Nada de esto',
    },
  },
  'mobility.railPlan': {
    label: '¿Cómo reparte a la gente que llega en tren?',
    asked: 'cómo reparte a la gente que llega en tren',
    hint: 'Por ejemplo, letreros a dos estaciones o música después del final.',
  },
  'mobility.waterTaxi': {
    label: '¿Afecta al taxi acuático o a un transbordador?',
    asked: 'si afecta al taxi acuático o a un transbordador',
  },
  'mobility.hasTrucks': {
    label: '¿Los camiones de su equipo necesitan lugar en la calle?',
    asked: 'si los camiones necesitan lugar en la calle',
  },
  'mobility.trucks': {
    label: '¿Qué camiones?',
    asked: 'los camiones',
    row: (p) => `Camión ${p.number}`,
    add: 'Agregar otro camión',
  },
  'mobility.trucks.what': { label: '¿Qué es?', asked: 'qué es', example: 'Camión de la tarima' },
  'mobility.trucks.count': { label: '¿Cuántos?', asked: 'cuántos', example: '2' },
  'mobility.trucks.lengthFeet': {
    label: '¿Qué largo tiene cada uno?',
    asked: 'el largo de cada uno',
    hint: 'En pies.',
    example: '26',
  },
  'mobility.trucks.place': { label: '¿Dónde se pone?', asked: 'dónde se pone' },
  'mobility.trucks.start': { label: 'Desde la hora', asked: 'la hora desde la que está ahí' },
  'mobility.trucks.end': { label: 'Hasta la hora', asked: 'la hora hasta la que está ahí' },
};
