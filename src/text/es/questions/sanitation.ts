import type { sanitationQuestions as english } from '#src/text/en/questions/sanitation.ts';

const WHO = { city: 'La ciudad', company: 'Una empresa', own: 'Nosotros mismos' };

export const sanitationQuestions: typeof english = {
  'sanitation.handwash': {
    label: '¿Cuántos lugares para lavarse las manos va a traer?',
    asked: 'cuántos lugares para lavarse las manos va a traer',
    example: '2',
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
  },
  'sanitation.handwashReason': {
    label: '¿Por qué alcanza esa cantidad de lugares para lavarse las manos?',
    asked: 'por qué alcanza esa cantidad de lugares para lavarse las manos',
  },
  'sanitation.existingToilets': {
    label: '¿Qué baños puede usar la gente y a qué hora están abiertos?',
    asked: 'los baños que puede usar la gente',
    hint: 'Diga también quién lo permitió.',
  },
  'sanitation.toiletCompany': {
    label: '¿Qué empresa trae los baños?',
    asked: 'la empresa que trae los baños',
    hint: 'Déjelo en blanco si todavía no sabe o no trae ninguno.',
  },
  'sanitation.toiletCleaning': {
    label: '¿Cada cuánto se vacían y limpian los baños?',
    asked: 'cada cuánto se limpian los baños',
    options: {
      once_a_day: 'Una vez al día',
      twice_a_day: 'Dos veces al día',
      more_often: 'Más seguido',
    },
  },
  'sanitation.hauler': {
    label: '¿Quién se lleva la basura?',
    asked: 'quién se lleva la basura',
    options: WHO,
  },
  'sanitation.haulerName': {
    label: '¿Qué empresa se lleva la basura?',
    asked: 'la empresa que se lleva la basura',
  },
  'sanitation.pickup': {
    label: '¿Cuándo se recoge la basura?',
    asked: 'cuándo se recoge la basura',
    options: { during: 'Durante el evento', after: 'Después del evento', both: 'Durante y después' },
  },
  'sanitation.compost': {
    label: '¿Va a juntar aparte los restos de comida?',
    asked: 'si va a juntar aparte los restos de comida',
  },
  'sanitation.sweeping': {
    label: '¿Quién barre la calle después del evento?',
    asked: 'quién barre la calle',
    options: WHO,
    why: 'La ciudad puede barrer por un costo. Pídalo en la página de ayuda de la ciudad.',
  },
  'sanitation.cleanDate': {
    label: '¿Qué día estará todo limpio, a más tardar?',
    asked: 'el día en que todo estará limpio',
    why: 'La ciudad revisa el lugar entonces. Puede quedarse con un depósito si queda basura.',
  },
  'sanitation.cleanTime': {
    label: '¿A qué hora estará todo limpio, a más tardar?',
    asked: 'la hora en que todo estará limpio',
    hint: 'Por ejemplo, 10:00 PM.',
  },
  'sanitation.water': {
    label: '¿De dónde toma agua el público?',
    asked: 'de dónde toma agua el público',
    hint: 'Marque todo lo que corresponda. La toma de agua para bomberos tiene su propia página.',
    options: {
      bottles: 'Botellas',
      building: 'Una llave en un edificio',
      truck: 'Un camión o tanque de agua',
      none: 'Ninguna de estas',
    },
  },
  'sanitation.noFoam': {
    label: 'No se da comida en cajas de espuma ni en bolsas delgadas de plástico',
    asked: 'lo de las cajas de espuma y las bolsas de plástico',
    why: 'La ley de la ciudad las prohíbe porque terminan en el agua.',
  },
  'sanitation.stormDrains': {
    label: 'Cuidamos que no caiga grasa, basura ni agua sucia en las alcantarillas',
    asked: 'lo de cuidar las alcantarillas',
    why: 'Lo que cae en una alcantarilla de la calle termina en el puerto.',
  },
};
