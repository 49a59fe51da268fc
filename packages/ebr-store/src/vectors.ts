export { startKernel } from './kernels.ts';
