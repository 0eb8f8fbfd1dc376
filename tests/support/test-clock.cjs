'use strict';
// Loaded before the app in tests: the app's own clock starts at CLW_TEST_NOW and runs on from there,
// so that a test that books "today" does not depend on the day it is run.
const start = process.env.CLW_TEST_NOW;
if (start) {
  const RealDate = Date;
  const shift = RealDate.parse(start) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + shift);
      else super(...args);
    }
    static now() {
      return RealDate.now() + shift;
    }
  };
}
