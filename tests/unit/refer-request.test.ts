import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStart, referFromLink } from '../../main/refer-request.ts';

describe('a deep link', () => {
  it('fills in the CHI number or the name it carries', () => {
    expect(referFromLink('clwdesk://refer?chi=0101601234')).toBe('0101601234');
    expect(referFromLink('clwdesk://refer/?chi=010160%201234')).toBe('010160 1234');
    expect(referFromLink('clwdesk:refer?chi=0101601234')).toBe('0101601234');
    expect(referFromLink("clwdesk://refer?chi=O'Example, Catrìona")).toBe("O'Example, Catrìona");
  });

  it('opens an empty panel when it carries nothing', () => {
    expect(referFromLink('clwdesk://refer')).toBe('');
  });

  it.each([
    ['another scheme', 'https://refer?chi=0101601234'],
    ['another target', 'clwdesk://book?chi=0101601234'],
    ['a longer path', 'clwdesk://refer/now?chi=0101601234'],
    ['a target with more in front', 'clwdesk://x.refer?chi=0101601234'],
    ['a user name', 'clwdesk://admin@refer?chi=0101601234'],
    ['a port', 'clwdesk://refer:80?chi=0101601234'],
    ['an anchor', 'clwdesk://refer?chi=0101601234#commit'],
    ['a second number', 'clwdesk://refer?chi=0101601234&chi=0202604321'],
    ['an order that it has no business with', 'clwdesk://refer?chi=0101601234&commit=1'],
    ['a script', 'clwdesk://refer?chi=<script>alert(1)</script>'],
    ['a control character', 'clwdesk://refer?chi=0101%0d%0a601234'],
    ['text that runs from right to left', 'clwdesk://refer?chi=%E2%80%AE4321'],
    ['half an escape', 'clwdesk://refer?chi=%E2%80'],
    ['a very long text', `clwdesk://refer?chi=${'1'.repeat(300)}`],
    ['a text too long for a name', `clwdesk://refer?chi=${'1'.repeat(61)}`],
    ['no URL at all', 'clwdesk'],
  ])('with %s does nothing', (_what, link) => {
    expect(referFromLink(link)).toBeNull();
  });

  it('never brings anything in but letters, digits and what stands between them', () => {
    const link = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => `clwdesk://refer?chi=${text}`),
      fc
        .string({ unit: 'grapheme' })
        .map((text) => `clwdesk://refer?chi=${encodeURIComponent(text)}`),
      fc.webUrl().map((url) => url.replace(/^https?/, 'clwdesk')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(link, (text) => {
        const asked = referFromLink(text);
        if (asked !== null) expect(asked).toMatch(/^[\p{L}\p{M}\d '.,/-]{0,60}$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('brings a CHI number in as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{6}[ -]?\d{4}$/), (chi) => {
        expect(referFromLink(`clwdesk://refer?chi=${encodeURIComponent(chi)}`)).toBe(chi);
      }),
    );
  });
});

describe('a command line', () => {
  const nothing = { refer: null, fromLink: false, demo: false, userData: null };

  it('asks for nothing unless it says so', () => {
    expect(parseStart([])).toEqual(nothing);
    expect(parseStart(['.', '--no-sandbox', '--refer', '-demo', 'refer=1'])).toEqual(nothing);
  });

  it('is understood in any order, between the arguments of others', () => {
    const said = ['--demo', '--user-data=/tmp/here', '--refer=010160 1234', '--no-sandbox'];
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (args) => {
        expect(parseStart(args)).toEqual({
          refer: '010160 1234',
          fromLink: false,
          demo: true,
          userData: '/tmp/here',
        });
      }),
    );
  });

  it('says when a deep link asked', () => {
    expect(parseStart(['clwdesk://refer?chi=0101601234'])).toMatchObject({
      refer: '0101601234',
      fromLink: true,
    });
  });

  it('asks for nothing when what it carries is odd', () => {
    expect(parseStart(['--refer=<b>'])).toMatchObject({ refer: null });
    expect(parseStart(['clwdesk://commit?chi=0101601234'])).toMatchObject({ refer: null });
    expect(parseStart(['--user-data='])).toMatchObject({ userData: null });
  });

  it('can ask for four things and no fifth, whatever is in it', () => {
    const arg = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `--refer=${text}`),
      fc.string().map((text) => `clwdesk:${text}`),
      fc.string().map((text) => `--${text}`),
    );
    fc.assert(
      fc.property(fc.array(arg), (args) => {
        const request = parseStart(args);
        expect(Object.keys(request).toSorted()).toEqual(Object.keys(nothing).toSorted());
        if (request.refer !== null) expect(request.refer).toMatch(/^[\p{L}\p{M}\d '.,/-]{0,60}$/u);
      }),
      { numRuns: 1000 },
    );
  });
});
