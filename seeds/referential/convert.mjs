// Converts the national referential to the CSV files beside this script:
//   npm install --prefix <folder> @etalab/decoupage-administratif@6.0.0
//   node convert.mjs <folder>/node_modules/@etalab/decoupage-administratif
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = process.argv[2]
if (!source) {
  console.error('usage: node convert.mjs <folder of the package>')
  process.exit(2)
}

const here = dirname(fileURLToPath(import.meta.url))
const read = (name) => JSON.parse(readFileSync(join(source, 'data', `${name}.json`), 'utf8'))
const field = (value) => {
  const text = value === undefined || value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const write = (name, columns, rows) => {
  const key = (row) => row.join('|')
  const sorted = rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  writeFileSync(join(here, name), [columns, ...sorted].map((row) => row.map(field).join(',') + '\n').join(''))
  console.log(`${name}: ${sorted.length}`)
}

const epci = read('epci')
const ept = read('ept')
const communes = read('communes')
const today = communes.filter((commune) => commune.type === 'commune-actuelle')
const memberOf = (bodies) => new Map(bodies.flatMap((body) => body.membres.map((member) => [member.code, body.code])))
const epciOf = memberOf(epci)
const eptOf = memberOf(ept)

write(
  'communes.csv',
  ['insee', 'name', 'departement', 'region', 'epci', 'ept', 'siren', 'population'],
  today.map((c) => [c.code, c.nom, c.departement, c.region, epciOf.get(c.code), eptOf.get(c.code), c.siren, c.population]),
)
write('postcodes.csv', ['postcode', 'insee'], today.flatMap((c) => (c.codesPostaux ?? []).map((postcode) => [postcode, c.code])))

// What was a commune, or is a part of one: its name where the source still has it, and the commune of today.
const parts = communes.filter((c) => c.type !== 'commune-actuelle').map((c) => [c.code, c.nom, c.chefLieu ?? c.commune])
const named = new Set(parts.map(([code]) => code))
// A code of long ago that has no name any more is left out where it reads as a postcode: 75015 was Bry-sur-Marne until 1968.
const postcodes = new Set(today.flatMap((c) => c.codesPostaux ?? []))
const nameless = today.flatMap((c) => (c.anciensCodes ?? []).filter((code) => !named.has(code) && !postcodes.has(code)).map((code) => [code, '', c.code]))
const current = new Set(today.map((c) => c.code))
write('former.csv', ['code', 'name', 'today'], [...parts, ...nameless].filter(([code, , now]) => code !== now && current.has(now)))
// The postcodes of Paris, Lyon and Marseille are those of their arrondissements.

write(
  'epci.csv',
  ['siren', 'name', 'kind', 'population', 'members'],
  [...epci, ...ept].map((body) => [body.code, body.nom, body.type, body.populationMunicipale, body.membres.length]),
)
write('departements.csv', ['code', 'name', 'region'], read('departements').map((d) => [d.code, d.nom, d.region]))
write('regions.csv', ['code', 'name'], read('regions').map((r) => [r.code, r.nom]))
