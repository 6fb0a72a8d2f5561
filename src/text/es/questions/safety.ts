import type { safetyQuestions as english } from '#src/text/en/questions/safety.ts';

export const safetyQuestions: typeof english = {
  'safety.afterDark': {
    label: '¿Habrá gente cuando ya esté oscuro?',
    asked: 'si habrá gente cuando ya esté oscuro',
  },
  'safety.medical': {
    label: '¿Qué ayuda habrá si alguien se lastima?',
    asked: 'qué ayuda habrá si alguien se lastima',
    hint: 'Elija lo máximo que piensa tener.',
    options: {
      call_911: 'Llamamos al 911',
      first_aid: 'Un equipo de primeros auxilios',
      ambulance: 'Una ambulancia en el lugar',
      field_clinic: 'Un puesto médico con doctores o enfermeros',
    },
  },
  'safety.guards': {
    label: '¿Cuántos guardias va a contratar?',
    asked: 'cuántos guardias va a contratar',
    hint: 'Escriba 0 si ninguno. Solo la ciudad lee esto.',
    example: '8',
  },
  'safety.securityCompany': {
    label: '¿Para qué empresa trabajan los guardias?',
    asked: 'la empresa de los guardias',
  },
  'safety.crowdManagers': {
    label: '¿Cuántas personas capacitadas para guiar multitudes habrá?',
    asked: 'cuántas personas capacitadas para guiar multitudes habrá',
    example: '4',
    hint: 'Vigilan las salidas y ayudan a salir en una emergencia. Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'safety.crowdManagersReason': {
    label: '¿Por qué alcanza esa cantidad de encargados?',
    asked: 'por qué alcanza esa cantidad de encargados de multitudes',
  },
  'safety.weatherLead': {
    label: '¿Quién vigila el clima y puede parar el evento?',
    asked: 'quién vigila el clima y puede parar el evento',
    hint: 'Nombre y teléfono.',
  },
  'safety.toilets': {
    label: '¿Cuántos baños portátiles va a traer?',
    asked: 'cuántos baños portátiles va a traer',
    example: '10',
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'safety.toiletsReason': {
    label: '¿Por qué alcanza esa cantidad de baños?',
    asked: 'por qué alcanza esa cantidad de baños',
  },
  'safety.accessibleToilets': {
    label: '¿Cuántos de ellos sirven para una silla de ruedas?',
    asked: 'cuántos baños sirven para una silla de ruedas',
    example: '1',
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'safety.accessibleToiletsReason': {
    label: '¿Por qué alcanza esa cantidad de baños para sillas de ruedas?',
    asked: 'por qué alcanza esa cantidad de baños para sillas de ruedas',
  },
  'safety.trashContainers': {
    label: '¿Cuántos botes de basura va a poner?',
    asked: 'cuántos botes de basura va a poner',
    example: '12',
  },
  'safety.recyclingContainers': {
    label: '¿Cuántos botes de reciclaje va a poner?',
    asked: 'cuántos botes de reciclaje va a poner',
    example: '12',
  },
  'safety.accessibleRoute': {
    label: '¿Puede una persona en silla de ruedas llegar a todas partes?',
    asked: 'si una persona en silla de ruedas puede llegar a todas partes',
    hint: 'Los caminos deben ser firmes y medir al menos 36 pulgadas de ancho.',
  },
  'safety.accessibilityContact': {
    label: '¿A quién pueden pedir ayuda las personas con discapacidad antes del evento?',
    asked: 'a quién pueden pedir ayuda las personas con discapacidad',
    hint: 'Nombre y correo o teléfono. Lo mostramos al público.',
  },
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
  'insurance.hardship': {
    label: '¿El seguro costaría más de la cuarta parte del dinero que espera recibir?',
    asked: 'si el seguro costaría demasiado',
    hint: 'Si responde sí, puede pedir a la ciudad que no le exija seguro.',
  },
};
