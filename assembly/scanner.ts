// What JavaScript may call.
export { setKey } from './hash';
export * from './layout';
export { setShape } from './row';
export { getNext, getOutput, getStopped, hashText, kindOf, scan, setFrame, setTokens } from './scan';
export { setReserved } from './text';
