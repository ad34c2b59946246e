export default { id: 'bad-export', register() {} };

export const helper = 1;
