import type { placesQuestions as english } from '#src/text/en/questions/places.ts';

export const placesQuestions: typeof english = {
  'places.types': {
    label: '¿Dónde será?',
    asked: 'dónde será',
    hint: 'Elija todo lo que corresponda.',
    options: {
      street: 'Calle de la ciudad',
      sidewalk: 'Acera',
      alley: 'Callejón',
      curb_lane: 'Carril de estacionamiento junto a la acera',
      park: 'Parque de la ciudad',
      inner_harbor: 'Puerto o paseo junto al agua',
      plaza: 'Plaza',
      school: 'Terreno de una escuela',
      private_property: 'Propiedad privada',
      city_building: 'Edificio de la ciudad',
      water: 'Sobre el agua',
      state_or_federal_land: 'Terreno estatal o federal',
    },
  },
  'places.address': {
    label: '¿Cuál es la dirección?',
    asked: 'la dirección',
    hint: 'Si no hay número, escriba la esquina más cercana.',
  },
  'places.park': {
    label: '¿Qué parque o lugar?',
    asked: 'el parque o lugar',
    options: { other: 'Otro lugar' },
  },
  'places.otherPark': { label: 'Nombre del lugar', asked: 'el nombre del lugar' },
  'places.part': {
    label: '¿Qué parte del lugar?',
    asked: 'la parte del lugar',
    hint: 'Por ejemplo, el campo junto a la entrada sur.',
  },
  'places.surface': {
    label: '¿Cómo es el suelo?',
    asked: 'cómo es el suelo',
    why: 'De eso depende cómo se pueden sujetar las carpas.',
    options: { grass: 'Pasto', paved: 'Pavimento', mixed: 'De los dos' },
  },
  'places.staking': {
    label: '¿Va a clavar estacas en el suelo?',
    asked: 'si va a clavar estacas en el suelo',
    why: 'Debajo del pasto hay tubos, cables y raíces. Las pesas son más seguras.',
  },
  'places.vehiclesOnGrass': {
    label: '¿Algún vehículo va a pasar por el pasto?',
    asked: 'si algún vehículo va a pasar por el pasto',
  },
  'places.treeWork': {
    label: '¿Algo estará atado a un árbol o debajo de sus ramas?',
    asked: 'si algo estará atado a un árbol o debajo de él',
  },
  'places.ownerName': { label: '¿Quién es el dueño del lugar?', asked: 'el nombre del dueño' },
  'places.ownerPhone': { label: 'Teléfono del dueño', asked: 'el teléfono del dueño' },
  'places.ownerAgrees': {
    label: '¿El dueño está de acuerdo?',
    asked: 'si el dueño está de acuerdo',
    hint: 'Le pediremos una carta del dueño.',
  },
  'places.parkingSpacesLost': {
    label: '¿Cuántos espacios de estacionamiento del terreno va a usar?',
    asked: 'cuántos espacios de estacionamiento va a usar',
    hint: 'Escriba 0 si no usa ninguno.',
    example: '12',
  },
  'places.spillsOver': {
    label: '¿Habrá filas, autos o gente también en la calle o la acera?',
    asked: 'si habrá filas, autos o gente en la calle o la acera',
  },
  'places.indoor': {
    label: '¿Alguna parte será dentro de un edificio?',
    asked: 'si alguna parte será dentro de un edificio',
  },
  'places.postedCapacity': {
    label: '¿Cuántas personas pueden estar en la sala?',
    asked: 'cuántas personas pueden estar en la sala',
    hint: 'Un letrero en la sala muestra el número.',
    example: '300',
  },
  'places.historicDistrictWork': {
    label: '¿Va a construir, marcar o fijar algo en un distrito histórico o en un monumento?',
    asked: 'si va a construir, marcar o fijar algo en un distrito histórico',
  },
  'places.publicToilets': {
    label: '¿Hay baños públicos abiertos cerca?',
    asked: 'si hay baños públicos abiertos cerca',
    hint: 'Deben estar abiertos durante todo el evento.',
  },
};
