/** Samples of the desk's rows about people, sessions and devices. */
import type { OpenSession, SessionId } from '#protocol/officers.ts';
import type { CounterId, OfficerId } from '#protocol/vocabulary.ts';
import { newRequestId, passwordOf, resultOf } from '#tests/support/gateway-server.ts';
import type { Scene } from './samples.ts';

export const anotherPassword = () =>
  Promise.resolve({
    requestId: newRequestId(),
    username: 'minh',
    password: passwordOf('minh'),
    newPassword: 'bốn con vịt qua cầu',
  });

export const PEOPLE_SAMPLES = {
  renameDevice: ({ paired: { deviceId } }: Scene) =>
    Promise.resolve({ requestId: newRequestId(), deviceId, name: 'Máy in ở kho' }),
  revokeDevice: ({ paired: { deviceId } }: Scene) => Promise.resolve({ requestId: newRequestId(), deviceId }),
  changePassword: anotherPassword,
  stillHere: () => Promise.resolve({}),
  getPeople: () => Promise.resolve({}),
  addOfficer: () =>
    Promise.resolve({
      requestId: newRequestId(),
      username: 'ngoc',
      displayName: 'Lý Bảo Ngọc',
      role: 'officer' as const,
      usualCounterId: '3' as CounterId,
    }),
  changeOfficer: () =>
    Promise.resolve({
      requestId: newRequestId(),
      officerId: 'thao' as OfficerId,
      displayName: 'Đặng Phương Thảo',
      role: 'supervisor' as const,
      usualCounterId: null,
    }),
  resetPassword: () => Promise.resolve({ requestId: newRequestId(), officerId: 'thao' as OfficerId }),
  disableOfficer: () =>
    Promise.resolve({ requestId: newRequestId(), officerId: 'thao' as OfficerId, isDisabled: true }),
  getSessions: () => Promise.resolve({}),
  endSession: async ({ supervisor }: Scene) => {
    const sessions = resultOf<readonly OpenSession[]>(await supervisor.client.say('getSessions', {}));
    const thaos = sessions.find(({ officerId }) => officerId === 'thao');
    return { requestId: newRequestId(), sessionId: thaos?.sessionId ?? ('none' as SessionId) };
  },
} as const;
