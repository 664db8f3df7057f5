import path from 'node:path';

/** Where the product's migrations are; tests and the simulation run in the project's folder. */
export const MIGRATIONS_FOLDER = path.resolve('server', 'storage', 'migrations');
