import type { safetyQuestions as english } from '#src/text/en/questions/safety.ts';

export const safetyQuestions: typeof english = {
  'safety.afterDark': {
    label: '¿Habrá gente cuando ya esté oscuro?',
    asked: 'si habrá gente cuando ya esté oscuro',
  },
  'safety.chemicals': {
    label: '¿Habrá gas, productos químicos o cosas muy frías?',
    asked: 'si habrá gas, productos químicos o cosas muy frías',
    hint: 'Por ejemplo, gas para globos o bebidas, hielo seco o productos químicos para un espectáculo.',
    why: 'Los bomberos deben saber qué podría arder, estallar o quitar el aire.',
  },
  'safety.chemicalsUse': {
    label: '¿Qué es, para qué se usa y cuánto hay?',
    asked: 'qué es, para qué se usa y cuánto hay',
  },
  'safety.medical': {
    label: '¿Qué ayuda habrá si alguien se lastima?',
    asked: 'qué ayuda habrá si alguien se lastima',
    hint: 'Elija lo máximo que piensa tener.',
    options: {
      call_911: 'Llamamos al 911',
      aed_staff: 'Personal que sabe reanimar, con un desfibrilador (AED)',
      first_aid: 'Un equipo de primeros auxilios',
      ambulance: 'Una ambulancia en el lugar',
      advanced_ambulance: 'Una ambulancia con paramédicos en el lugar',
      field_clinic: 'Un puesto médico con doctores o enfermeros',
    },
  },
  'safety.guards': {
    label: '¿Cuántos guardias va a contratar?',
    asked: 'cuántos guardias va a contratar',
    hint: 'Escriba 0 si ninguno. Solo la ciudad lee esto.',
    example: '8',
    why: 'La policía lo compara con la cantidad de gente y con el alcohol.',
  },
  'safety.guardsReason': {
    label: '¿Planea menos guardias de los que cuenta la ciudad? Díganos por qué',
    asked: 'por qué alcanzan menos guardias',
    hint: 'Déjelo en blanco si tiene esa cantidad o más.',
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
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'safety.trashContainersReason': {
    label: '¿Por qué está bien esa cantidad de botes de basura?',
    asked: 'por qué está bien esa cantidad de botes de basura',
  },
  'safety.recyclingContainers': {
    label: '¿Cuántos botes de reciclaje va a poner?',
    asked: 'cuántos botes de reciclaje va a poner',
    example: '12',
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'safety.recyclingContainersReason': {
    label: '¿Por qué está bien esa cantidad de botes de reciclaje?',
    asked: 'por qué está bien esa cantidad de botes de reciclaje',
  },
  'safety.accessibleRoute': {
    label: '¿Puede una persona en silla de ruedas llegar a todas partes?',
    asked: 'si una persona en silla de ruedas puede llegar a todas partes',
    hint: 'Los caminos deben ser firmes y medir al menos 36 pulgadas de ancho.',
    why: 'La ley dice que un evento público debe estar abierto a todos.',
  },
  'safety.accessibilityContact': {
    label: '¿A quién pueden pedir ayuda las personas con discapacidad antes del evento?',
    asked: 'a quién pueden pedir ayuda las personas con discapacidad',
    hint: 'Nombre y correo o teléfono. Lo mostramos al público.',
  },
};
