type Names = readonly [string, ...string[]];

const split = (text: string): Names => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

/** Invented people take one of each. */
export const givenNames = split(
  'Abeni Adriana Aiko Alejandro Amara Amina Anders Anika Arjun Astrid Ayla Bao Beatriz Birgit Bogdan Camila Chidi Chloe Daichi Daniela Darius Deepa Dmitri Elena Elif Emeka Emilia Esra Ewa Farah Fatou Felix Fiona Freya Gabriel Giulia Hana Hassan Helena Henrik Ibrahim Imani Ines Ingrid Isla Ivan Jamila Jia Joao Jonas Julia Kamal Kavya Keiko Khalid Kofi Lars Laszlo Leila Liam Lina Lucia Magnus Mai Malik Marta Mateo Mei Milan Mira Nadia Naoki Nia Nikos Noor Olga Omar Paolo Petra Priya Rafael Rania Ravi Rosa Ruth Samir Sanna Selin Sofia Soren Tariq Thabo Thea Tomas Uma Viktor Wanjiru Yara Yusuf Zofia',
);

export const familyNames = split(
  'Abara Achterberg Adeyemi Aguilar Almeida Amsel Andersen Arslan Bakker Banerjee Barros Bauer Bello Berglund Bianchi Boateng Borges Carvalho Castellan Chaudhry Conti Costa Dahl Demir Diallo Dimitrov Duarte Eriksen Esposito Farkas Feld Ferrari Fischer Fofana Fujimoto Garza Georgiou Haddad Halvorsen Hashimi Hoang Horvat Ibarra Ishikawa Iyer Jansen Jimenez Kamara Kaplan Karlsen Kaya Keller Khumalo Kimura Kovac Kowalska Kruger Lakhani Larsen Lemaire Lindqvist Lombardi Maduro Mahlangu Marchetti Medina Mensah Moreau Mwangi Nakagawa Navarro Ndlovu Nguyen Novak Nyberg Obi Okafor Olsen Ortega Osei Ozturk Pavlov Pereira Petrov Quispe Rahimi Ramos Reinholt Rossi Saito Salazar Sandoval Santoro Schreiber Sharma Silva Soto Tanaka Tesfaye Vargas Virtanen Weber',
);

/** What customers come with, by kind of queue. */
export const subjects = {
  sales: split('Upgrade Quote Renewal Trial Price-list Delivery-date Bulk-order'),
  support: split('Sign-in Broken-screen Slow-connection Update-failed Missing-part Error-message'),
  billing: split('Wrong-invoice Refund Payment-method Late-fee Tax-receipt'),
  orders: split('Where-is-my-order Change-of-address Return Damaged-parcel'),
} as const satisfies Record<string, Names>;
