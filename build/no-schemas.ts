/** In the place of ajv and ajv-formats in the main bundle: see vite.config.ts. */
export class Ajv2020 {
  constructor() {
    throw new Error('The settings file has no schema: the schema checker is not in the bundle.');
  }
}

export default { default: Ajv2020 };
