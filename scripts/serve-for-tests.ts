import { serve } from './serve.ts';

const [port, folder, base] = process.argv.slice(2);
const { address } = await serve(folder!, Number(port), base);
console.log(address);
