import { sha256Hex } from '@tagwright/kernel';
process.stdout.write(sha256Hex('x') + '\n');
