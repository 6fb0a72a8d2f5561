import sharp from 'sharp';

// One picture at a time and nothing kept: the process has little memory, and ends soon.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
