globalThis.e2eWrongApiRan = true;

export default {};
