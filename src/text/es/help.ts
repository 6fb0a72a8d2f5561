import type { help as english } from '#src/text/en/help.ts';

export const help: typeof english = {
  onThisPage: 'En esta página',
  help: {
    title: 'Ayuda',
    lead: 'Respuestas cortas a lo que más nos preguntan.',
  },
  accessibility: {
    title: 'Accesibilidad',
    lead: 'Este servicio es para todas las personas. Vea qué funciona, qué falta y cómo recibir ayuda.',
  },
  privacy: {
    title: 'Privacidad',
    lead: 'Qué datos le pedimos, quién puede verlos y cuánto tiempo los guardamos.',
  },
  contact: {
    heading: '¿Quiere hablar con una persona?',
    note: 'Díganos dónde se quedó. Si tiene un número de referencia, téngalo a mano.',
  },
};
