import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  contentSecurityPolicy,
  fileOf,
  fromOurPage,
  isOurs,
  typeOf,
} from '../../main/shell/app-files.ts';

const folder = path.resolve('/somewhere/app/renderer');

describe('the files that a page may load', () => {
  it('are those of the renderer folder', () => {
    expect(fileOf(folder, 'app://clw/')).toBe(path.join(folder, 'index.html'));
    expect(fileOf(folder, 'app://clw/index.html#/queue')).toBe(path.join(folder, 'index.html'));
    expect(fileOf(folder, 'app://clw/assets/a%20b.js?x=1')).toBe(
      path.join(folder, 'assets', 'a b.js'),
    );
  });

  it.each([
    'app://clw/../main.js',
    'app://clw/..%2fmain.js',
    'app://clw/%2e%2e/main.js',
    'app://clw/%2e%2e%2fmain.js',
    'app://clw/assets/..%2f..%2f..%2fmain.js',
    'app://clw/..%5c..%5cmain.js',
    'app://clw//../../renderer2/x.js',
    'app://clw/..%2frenderer2/x.js',
    'app://clw/x.js%00.html',
    'app://clw/%E0%A4%A',
    'not a url',
  ])('are nothing outside it: %s', (url) => {
    const file = fileOf(folder, url);
    if (file !== null) expect(file.startsWith(folder + path.sep)).toBe(true);
  });

  it.each([
    'app://clw/register.db',
    'app://clw/register.key',
    'app://clw/index',
    'app://clw/x.constructor',
    'app://clw/x.toString',
  ])('are of no kind that a page is not made of: %s', (url) => {
    expect(fileOf(folder, url)).toBeNull();
  });

  it('never lie outside the folder, however the address is written', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2e.', '..%2f', '%5c', '\\', '%00', '//', '%252e'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('.js', '.html', '.png', ''), (parts, end) => {
        const file = fileOf(folder, `app://clw/${parts.join('/')}${end}`);
        if (file === null) return;
        expect(path.relative(folder, file)).not.toMatch(/^\.\.([\\/]|$)/);
        expect(path.isAbsolute(path.relative(folder, file))).toBe(false);
        expect(typeOf(file)).not.toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('who may call', () => {
  const ours = { url: 'app://clw/index.html#/queue' };

  it('is the main frame of a page of our own', () => {
    expect(fromOurPage({ senderFrame: ours, sender: { mainFrame: ours } })).toBe(true);
  });

  it('is not a frame inside it, even with the same address', () => {
    expect(fromOurPage({ senderFrame: { ...ours }, sender: { mainFrame: ours } })).toBe(false);
  });

  it('is not a frame that is gone', () => {
    expect(fromOurPage({ senderFrame: null, sender: { mainFrame: ours } })).toBe(false);
  });

  it.each([
    'https://example.invalid/',
    'file:///C:/index.html',
    'data:text/html,app://clw/',
    'about:blank',
    'app://clw.example.invalid/index.html',
    'app://clw@example.invalid/index.html',
    'app://other/index.html',
    'app:clw/index.html',
    'http://app://clw/',
    '',
  ])('is not a page from elsewhere: %s', (url) => {
    const frame = { url };
    expect(fromOurPage({ senderFrame: frame, sender: { mainFrame: frame } })).toBe(false);
    expect(isOurs(url)).toBe(false);
  });
});

describe('the content security policy', () => {
  it('allows the app alone, and nothing written into a page', () => {
    const rules = new Map(
      contentSecurityPolicy.split('; ').map((rule) => {
        const [name, ...values] = rule.split(' ');
        return [name!, values.join(' ')] as const;
      }),
    );
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(rules.get('form-action')).toBe("'none'");
    expect(rules.get('base-uri')).toBe("'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*/);
  });
});
