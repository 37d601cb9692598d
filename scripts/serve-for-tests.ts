import { serve } from './serve.ts';

const { address } = await serve('dist', 4330);
console.log(address);
