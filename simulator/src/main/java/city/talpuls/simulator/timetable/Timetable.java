package city.talpuls.simulator.timetable;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * All messages of a fleet without end, in the order of sending. It counts the devices' frames, so one timetable is one
 * run; two with the same arguments say the same.
 */
public final class Timetable {

    private final Plan plan;
    private final Faults faults;
    private final int greeter;
    private final long[] frames;
    private final PriorityQueue<Turn> turns;
    private final PriorityQueue<Delivery> deliveries = new PriorityQueue<>(Comparator.comparing(Delivery::sentAt)
            .thenComparingInt(d -> d.device().index()));

    public Timetable(Fleet fleet, Plan plan, Faults faults) {
        this.plan = plan;
        this.faults = faults;
        this.greeter = fleet.devices().stream()
                .min(Comparator.comparing(device -> firstLive(device).time()))
                .orElseThrow()
                .index();
        this.frames = new long[fleet.devices().size()];
        this.turns = new PriorityQueue<>(
                Comparator.<Turn, Instant>comparing(turn -> turn.slot().time())
                        .thenComparingInt(turn -> turn.device().index()));
        for (SimulatedDevice device : fleet.devices()) {
            turns.add(turnAfter(device, plan.from().minusNanos(1)));
        }
    }

    /** The next message; there is always one. */
    public Delivery next() {
        while (true) {
            Delivery ready = deliveries.peek();
            Turn turn = turns.element();
            if (ready != null && !ready.sentAt().isAfter(turn.slot().time())) {
                return deliveries.remove();
            }
            turns.remove();
            turns.add(turnAfter(turn.device(), turn.slot().time()));
            deliver(turn);
        }
    }

    private Turn turnAfter(SimulatedDevice device, Instant time) {
        if (time.isBefore(plan.present())) {
            Slot told = plan.history().after(device, time);
            if (told.time().isBefore(plan.present())) {
                return new Turn(device, told);
            }
            Slot first = firstLive(device);
            // A city that has just been switched on is not silent: the device that would speak first does so at once.
            return new Turn(device, device.index() == greeter ? new Slot(plan.present(), first.since()) : first);
        }
        return new Turn(device, plan.live().after(device, time));
    }

    private Slot firstLive(SimulatedDevice device) {
        return plan.live().after(device, plan.present().minusNanos(1));
    }

    private void deliver(Turn turn) {
        SimulatedDevice device = turn.device();
        long frame = frames[device.index()]++;
        Instant measured = turn.slot().time();
        Instant shown = device.format().isLoRaWan() ? measured : measured.truncatedTo(ChronoUnit.MICROS);
        Seed chance = device.seed().of("faults").of(Nanos.of(shown));
        boolean greeting = device.index() == greeter && measured.equals(plan.present());
        Optional<Duration> delay = greeting ? Optional.empty() : faults.delay(chance);
        var delivery = new Delivery(
                device,
                shown,
                turn.slot().since(),
                frame,
                delay.map(measured::plus).orElse(measured),
                delay.isPresent() ? Delivery.Manner.LATE : Delivery.Manner.PUNCTUAL);
        deliveries.add(delivery);
        faults.copy(chance)
                .ifPresent(after ->
                        deliveries.add(delivery.copiedAt(delivery.sentAt().plus(after))));
    }

    private record Turn(SimulatedDevice device, Slot slot) {}
}
