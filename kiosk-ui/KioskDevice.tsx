import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { connect, type Connection } from '#ui-kit/connection.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import type { Watchdog } from '#ui-kit/watchdog.ts';
import { Kiosk } from './Kiosk.tsx';
import { Standstill } from './standstill/Standstill.tsx';
import { standstillReason } from './standstill/standstill-reason.ts';
import { useChineseLetters } from './use-chinese-letters.ts';
import { useKiosk } from './use-kiosk.ts';

const ENROL_AGAIN_MS = 5_000;

/** This browser as a kiosk: enrols, connects, and comes back by itself from everything that can go wrong on the way. */
export function KioskDevice({ watchdog }: { readonly watchdog: Watchdog }): ReactElement {
  const [connection, setConnection] = useState<Connection<'kiosk'> | null>(null);
  const [isNotEnrolled, setIsNotEnrolled] = useState(false);

  useEffect(() => {
    let opened: Connection<'kiosk'> | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const enrol = async (): Promise<void> => {
      const deviceToken = await obtainDeviceToken('kiosk', null);
      if (isGone) return;
      setIsNotEnrolled(deviceToken === null);
      if (deviceToken === null) {
        retry = setTimeout(() => void enrol(), ENROL_AGAIN_MS);
        return;
      }
      opened = connect('kiosk', { deviceToken });
      watchdog.watch(opened.state);
      setConnection(opened);
    };
    void enrol();
    return () => {
      isGone = true;
      clearTimeout(retry);
      opened?.close();
      setConnection(null);
    };
  }, [watchdog]);

  if (connection === null) return <Standstill reason={isNotEnrolled ? 'notEnrolled' : 'connecting'} />;
  return <ConnectedKiosk connection={connection} onLost={watchdog.lack} />;
}

type ConnectedKioskProps = { readonly connection: Connection<'kiosk'>; readonly onLost: () => void };

function ConnectedKiosk({ connection, onLost }: ConnectedKioskProps): ReactElement {
  const link = useConnection(connection);
  const scene = useKiosk(connection, onLost);
  useNewEnrolment(connection);
  const reason = standstillReason(link);

  useChineseLetters(scene?.office ?? null, scene?.later ?? null);

  const language = scene?.state.language ?? 'vi';
  useEffect(() => {
    document.documentElement.lang = htmlLanguage(language);
  }, [language]);

  if (reason !== null || scene === null) return <Standstill reason={reason ?? 'connecting'} />;
  return <Kiosk scene={scene} />;
}

/** A token the server no longer knows is thrown away and asked for anew, again and again but never in a hurry. */
function useNewEnrolment(connection: Connection<'kiosk'>): void {
  const { refusal } = useConnection(connection);
  const needsToken = refusal === 'unknown_device' || refusal === 'revoked_device' || refusal === 'wrong_role';
  const enrolAgain = useEffectEvent(async () => {
    forgetDeviceToken('kiosk', null);
    const deviceToken = await obtainDeviceToken('kiosk', null);
    if (deviceToken !== null) connection.identifyAs({ deviceToken });
  });
  useEffect(() => {
    if (!needsToken) return undefined;
    void enrolAgain();
    const again = setInterval(() => void enrolAgain(), ENROL_AGAIN_MS);
    return () => {
      clearInterval(again);
    };
  }, [needsToken]);
}
