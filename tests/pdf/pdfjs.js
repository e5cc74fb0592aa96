// pdfjs.js - what pdf.js sees in a PDF, as text: one line a fact, for check.py.
//
// usage: node pdfjs.js text|facts|items FILE
//   text:  the words of each page in the order of its content, a form feed after each page
//   items: the pieces of text of the first page as JSON: [text, font, x, y]
//   facts: "label N TEXT", "outline LEVEL PAGE TITLE", "link PAGE TARGET" (an address, or "page N")
'use strict';

const fs = require('fs');
const pdfjs = require('/usr/share/javascript/pdf/build/pdf.js');
pdfjs.GlobalWorkerOptions.workerSrc = '/usr/share/javascript/pdf/build/pdf.worker.js';

async function printText(document) {
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    process.stdout.write(content.items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('') + '\f');
  }
}

async function printItems(document) {
  const page = await document.getPage(1);
  await page.getOperatorList(); // fonts have their names after it
  const content = await page.getTextContent();
  const name = (item) => (item.fontName && page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName).name : '');
  console.log(JSON.stringify(content.items.map((item) => [item.str, name(item), item.transform[4], item.transform[5]])));
}

async function pageOf(document, destination) {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  return explicit ? (await document.getPageIndex(explicit[0])) + 1 : 0;
}

async function printOutline(document, items, level) {
  for (const item of items || []) {
    console.log(`outline ${level} ${await pageOf(document, item.dest)} ${item.title}`);
    await printOutline(document, item.items, level + 1);
  }
}

async function printFacts(document) {
  const labels = (await document.getPageLabels()) || [];
  labels.forEach((label, index) => console.log(`label ${index + 1} ${label}`));
  await printOutline(document, await document.getOutline(), 1);
  for (let number = 1; number <= document.numPages; number++)
    for (const link of await (await document.getPage(number)).getAnnotations())
      console.log(`link ${number} ${link.url || 'page ' + (await pageOf(document, link.dest))}`);
  const { info } = await document.getMetadata();
  for (const key of ['Title', 'Author', 'Producer', 'CreationDate'])
    console.log(`info ${key} ${info[key]}`);
}

async function main([what, file]) {
  const document = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0, useSystemFonts: false,
    isEvalSupported: false }).promise;
  await { text: printText, items: printItems, facts: printFacts }[what](document);
  await document.destroy();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(String(error));
  process.exit(1);
});
