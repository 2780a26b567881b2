/**
 * How the city behaves: what each kind of device measures at a time, as a pure function of seed, device and time. Start
 * at {@link city.talpuls.simulator.course.Course}. One {@link city.talpuls.simulator.course.Climate} and one traffic
 * stand behind all devices, so that rain raises the Wupper, and a still morning with traffic raises NO2. Deliberately
 * not here: when a device speaks, and how it puts its values into a message.
 */
@NullMarked
package city.talpuls.simulator.course;

import org.jspecify.annotations.NullMarked;
