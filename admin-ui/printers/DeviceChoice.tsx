import type { ReactElement } from 'react';
import { printerOfDevice, withDevice } from './printer-draft.ts';
import type { PrinterPanelProps } from './printer-panel-props.ts';

/** Which kiosks and counters print here; one that printed elsewhere is moved, and it says from where. */
export function DeviceChoice({ printer, draft, view, texts, actions }: PrinterPanelProps): ReactElement {
  const words = texts.printers;
  const devices = view.devices.flatMap((device) =>
    device.role === 'kiosk' || device.role === 'counter' ? [{ ...device, role: device.role }] : [],
  );
  return (
    <fieldset className="panel-devices">
      <legend className="desk-label">{words.devices}</legend>
      {devices.length === 0 ? <p className="desk-hint">{words.noDevices}</p> : null}
      {devices.map(({ deviceId, name, role }) => {
        const isHere = printer.deviceIds.includes(deviceId);
        const present = printerOfDevice(draft, deviceId);
        return (
          <label key={deviceId} className="panel-device">
            <input
              type="checkbox"
              checked={isHere}
              onChange={(event) => {
                actions.edit((settings) =>
                  withDevice(settings, printer.printerId, deviceId, event.target.checked),
                );
              }}
            />
            <span>
              {name}
              <span className="printers-more">
                {isHere || present === null || present.printerId === printer.printerId
                  ? words.roles[role]
                  : words.printsAt(present.name)}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
