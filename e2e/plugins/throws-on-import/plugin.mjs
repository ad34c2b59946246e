throw new Error('no luck at the top level');
