// The other end for comparison: a forked process that keeps one tensor and sends it back.
let kept;
process.on('message', ({ op, data }) => {
  if (op === 'put') kept = data;
  process.send(op === 'get' ? { data: kept } : {});
});
