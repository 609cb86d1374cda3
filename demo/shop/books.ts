export interface Book {
  readonly title: string;
  readonly author: string;
  readonly year: number;
}

export interface Loan extends Book {
  /** Where it stands when nobody reads it. */
  readonly shelf: string;
  /** The day it is due, as YYYY-MM-DD. */
  readonly due: string;
}

const LOAN_DAYS = 28;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What Ada has on loan at `now` (milliseconds): so much that one cookie cannot hold it. */
export function loansAt(now: number): readonly Loan[] {
  return BOOKS.map((book, index) => ({
    ...book,
    shelf: `${book.author.split(' ').at(-1)?.slice(0, 3).toUpperCase()} ${book.year}`,
    // Borrowed one a day, so due one a day.
    due: new Date(now + (LOAN_DAYS - index) * DAY_MS).toISOString().slice(0, 10),
  }));
}

const BOOKS: readonly Book[] = [
  { title: 'Sketch of the Analytical Engine', author: 'Luigi Federico Menabrea', year: 1842 },
  { title: 'On the Economy of Machinery and Manufactures', author: 'Charles Babbage', year: 1832 },
  { title: 'On the Connexion of the Physical Sciences', author: 'Mary Somerville', year: 1834 },
  { title: 'The Mechanism of the Heavens', author: 'Mary Somerville', year: 1831 },
  { title: 'The Laws of Thought', author: 'George Boole', year: 1854 },
  { title: 'The Mathematical Analysis of Logic', author: 'George Boole', year: 1847 },
  { title: 'Formal Logic', author: 'Augustus De Morgan', year: 1847 },
  { title: 'Elements of Algebra', author: 'Leonhard Euler', year: 1770 },
  { title: 'Théorie analytique de la chaleur', author: 'Joseph Fourier', year: 1822 },
  { title: 'Exposition du système du monde', author: 'Pierre-Simon Laplace', year: 1796 },
  { title: 'Mécanique analytique', author: 'Joseph-Louis Lagrange', year: 1788 },
  { title: 'Disquisitiones Arithmeticae', author: 'Carl Friedrich Gauss', year: 1801 },
  { title: 'Institutions de physique', author: 'Émilie du Châtelet', year: 1740 },
  { title: 'Instituzioni analitiche', author: 'Maria Gaetana Agnesi', year: 1748 },
  { title: 'Passages from the Life of a Philosopher', author: 'Charles Babbage', year: 1864 },
  { title: 'A Treatise on Differential Equations', author: 'George Boole', year: 1859 },
  { title: 'Experimental Researches in Electricity', author: 'Michael Faraday', year: 1839 },
  { title: 'Conversations on Chemistry', author: 'Jane Marcet', year: 1805 },
  { title: 'Frankenstein', author: 'Mary Shelley', year: 1818 },
  { title: 'Childe Harold’s Pilgrimage', author: 'Lord Byron', year: 1812 },
  { title: 'A Vindication of the Rights of Woman', author: 'Mary Wollstonecraft', year: 1792 },
  { title: 'The Origin of Species', author: 'Charles Darwin', year: 1859 },
  { title: 'Notes on Nursing', author: 'Florence Nightingale', year: 1859 },
  { title: 'Arithmetica Universalis', author: 'Isaac Newton', year: 1707 },
  { title: 'Ars Conjectandi', author: 'Jacob Bernoulli', year: 1713 },
  { title: 'The Doctrine of Chances', author: 'Abraham de Moivre', year: 1718 },
  {
    title: 'Nova Methodus pro Maximis et Minimis',
    author: 'Gottfried Wilhelm Leibniz',
    year: 1684,
  },
  { title: 'De Arte Combinatoria', author: 'Gottfried Wilhelm Leibniz', year: 1666 },
];
