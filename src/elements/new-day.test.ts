import { expect } from "@open-wc/testing";
import type { ReactiveController } from "lit";
import { NewDay } from "./new-day.ts";

describe("an element that names days", () => {
    it("is rendered anew when another day has begun, and not before", () => {
        const { setInterval: start, clearInterval: stop } = window;
        const ticks = new Set<() => void>();
        let today = "Monday";
        let asked = 0;
        const host = {
            addController: (_: ReactiveController) => undefined,
            removeController: () => undefined,
            requestUpdate: () => void asked++,
            updateComplete: Promise.resolve(true),
        };
        Object.assign(window, { setInterval: (tick: () => void) => (ticks.add(tick), tick), clearInterval: (tick: () => void) => ticks.delete(tick) });
        try {
            const controller = new NewDay(host, () => today);
            controller.hostConnected();
            controller.hostUpdated();
            const tick = (): void => ticks.forEach((one) => one());
            tick();
            expect(asked).to.equal(0);
            today = "Tuesday";
            tick();
            expect(asked).to.equal(1);
            controller.hostUpdated();
            tick();
            expect(asked).to.equal(1);
            controller.hostDisconnected();
            expect(ticks.size).to.equal(0);
        } finally {
            Object.assign(window, { setInterval: start, clearInterval: stop });
        }
    });
});
