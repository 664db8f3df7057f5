import { useState, type ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { SubmitButton, TitleWithNumber } from './DialogParts.tsx';
import { afterArrow, chosenOf, EMPTY_PICKER } from './picker.ts';
import { TargetPicker } from './TargetPicker.tsx';
import { serviceTargets } from './targets.ts';

/** T and V: one service more for the ticket in hand, or a service for somebody without a number. */
export function ServiceDialog(
  props: CounterDialogProps & { readonly kind: 'addService' | 'serveWithoutTicket' },
): ReactElement {
  const { kind, office, view, language, texts } = props;
  const { current } = view;
  const words = kind === 'addService' ? texts.dialogs.addService : texts.dialogs.walkIn;
  const [picker, setPicker] = useState(EMPTY_PICKER);
  const except =
    kind === 'addService' && current !== null ? [current.serviceId, ...current.addedServiceIds] : [];
  const targets = serviceTargets(picker.query, view, office, language, except);
  const target = chosenOf(picker, targets);
  const number: TicketNumber | null = kind === 'addService' ? (current?.number ?? null) : null;
  const send = (): void => {
    if (target === null) return;
    const { serviceId } = target.service;
    if (kind === 'serveWithoutTicket') {
      props.onCommand({ name: kind, input: { serviceId, seenCounterRevision: view.counterRevision } });
    } else if (current !== null) {
      props.onCommand({ name: kind, input: { ticketId: current.ticketId, serviceId } });
    }
  };
  const onKey = (key: DialogKey): boolean => {
    if (key.key === 'Enter') {
      send();
      return true;
    }
    const next = afterArrow(picker, key.key, targets.length);
    if (next !== null) setPicker(next);
    return next !== null;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={<TitleWithNumber words={words.title} number={number} />}
      lead={words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <TargetPicker
        picker={picker}
        targets={targets}
        heading={texts.dialogs.serviceHead}
        office={office}
        language={language}
        texts={texts}
        onPicker={setPicker}
      />
      <div className="counter-dialog-foot">
        <SubmitButton
          words={
            target === null
              ? texts.dialogs.addService.submitNone
              : words.submit(pick(target.service.shortName, language))
          }
          cap="Enter"
          isUsual
          isDisabled={target === null}
          onPress={send}
        />
      </div>
    </DialogFrame>
  );
}
