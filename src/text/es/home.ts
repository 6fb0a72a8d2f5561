import type { home as english } from '#src/text/en/home.ts';

export const home: typeof english = {
  title: (p) => `Permisos para eventos en ${p.city}`,
  lead: 'Fiesta de cuadra, festival, carrera, desfile, mercado o marcha: sepa qué necesita, haga una sola solicitud y vea quién la tiene.',
  apply: {
    action: 'Sepa qué necesita',
    note: 'Son pocas preguntas y no necesita cuenta. Al final verá si necesita un permiso y para cuándo, y podrá empezar la solicitud.',
  },
  back: {
    heading: 'Volver a algo que empezó',
    mine: 'Mis solicitudes',
    mineNote:
      'Siga con un borrador, responda una pregunta o reciba su permiso. Le enviamos un código por correo para entrar.',
    status: 'Consultar un estado',
    statusNote: 'Use el número de referencia y el correo de la solicitud. No necesita cuenta.',
    verify: 'Verificar un permiso',
    verifyNote: 'Escanee o escriba el código de un permiso para ver si es real y qué permite.',
  },
  steps: {
    heading: 'Cómo funciona',
    find: 'Sepa qué necesita',
    findNote:
      'Verá qué agencias de la ciudad revisan su evento, qué documentos piden y la primera fecha posible.',
    apply: 'Haga una sola solicitud, a su ritmo',
    applyNote:
      'Responda por temas, en el orden que quiera. Guardamos cada página. No hay un formulario por agencia.',
    review: 'Las agencias revisan al mismo tiempo',
    reviewNote:
      'Verá quién la tiene, desde cuándo y cuándo esperar respuesta. Si falta algo, le pedimos solo eso.',
    permit: 'Reciba su permiso',
    permitNote: 'Imprímalo o muéstrelo en su teléfono. Cualquiera puede escanearlo para ver que es real.',
  },
  facts: {
    heading: 'Conviene saber',
    early: 'Empiece con tiempo',
    earlyNote:
      'Algunos eventos se piden varias semanas antes. Las preguntas le dicen su último día antes de pedirle sus datos.',
    speech: '¿Marcha, vigilia o protesta?',
    speechNote: 'Hay un formulario corto. Pedirlo tarde no es razón para negarlo.',
    languages: 'En su idioma',
    languagesNote: 'Todo está en inglés y español. Llámenos si necesita ayuda en otro idioma.',
  },
};
