import { serve } from './serve.ts';

const { address } = await serve('dist', Number(process.argv[2]));
console.log(address);
