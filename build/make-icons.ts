import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './electron-standin/browser.ts';

/** Draws the icons from icon.svg. Run by hand after changing it: `node build/make-icons.ts`. */
const folder = path.join(import.meta.dirname, 'icons');
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

async function draw(browser: Browser, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** An .ico is a small table of contents before PNG files; width and height 256 are written as 0. */
function ico(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

const browser = await chromium.launch({
  executablePath: findBrowser() ?? (await sparticuz.executablePath()),
  args: ['--no-sandbox', '--disable-gpu'],
});
const pictures = [];
for (const size of icoSizes) pictures.push({ size, png: await draw(browser, size) });
writeFileSync(path.join(folder, 'icon.ico'), ico(pictures));
writeFileSync(path.join(folder, 'icon.png'), await draw(browser, 1024));
writeFileSync(path.join(folder, 'tray.png'), await draw(browser, 16));
writeFileSync(path.join(folder, 'tray@2x.png'), await draw(browser, 32));
await browser.close();
