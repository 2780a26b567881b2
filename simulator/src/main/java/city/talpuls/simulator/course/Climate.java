package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;

/** The weather of the whole valley: the year's and the day's course, and days that differ from each other. */
public final class Climate {

    private static final double LATITUDE = Math.toRadians(51.26);
    private static final double TILT = Math.toRadians(23.44);

    private final Seed warmth;
    private final Seed dryness;
    private final Seed clouds;
    private final Seed showers;
    private final Seed wind;
    private final Seed windFrom;
    private final Seed pressure;
    private final Seed dust;
    private final Seed dams;
    private final Seed chance;
    private final Spell spell;

    /** The climate of a city, with a spell of other weather laid over it. */
    public Climate(Seed city, Spell spell) {
        Seed seed = city.of("climate");
        this.spell = spell;
        this.chance = seed.of("spell");
        this.warmth = seed.of("warmth");
        this.dryness = seed.of("dryness");
        this.clouds = seed.of("clouds");
        this.showers = seed.of("showers");
        this.wind = seed.of("wind");
        this.windFrom = seed.of("wind from");
        this.pressure = seed.of("pressure");
        this.dust = seed.of("dust");
        this.dams = seed.of("dams");
    }

    Sky at(Moment moment) {
        double hours = moment.hours();
        double summer = (moment.season() + 1) / 2;
        double still = stillnessAt(hours);
        double rain = rainAt(hours);
        double cloud = Math.max(cloudAt(hours), Math.min(1, spell.rainAt(hours, chance)));
        double ofTheDay = 10.4
                + 7.9 * moment.season()
                + 4.2 * warmth.wave(hours / 88)
                + warmth.of(1).wave(hours / 21);
        double swing = (2.2 + 3.8 * summer) * (1.25 - 0.6 * cloud);
        double temperature = ofTheDay + swing * Math.cos(2 * Math.PI * (moment.solarHour() - 14.6) / 24);
        double spread = 3.2 + 2.6 * summer + (1.6 + 1.4 * summer) * dryness.wave(hours / 61) - 1.6 * (cloud - 0.5);
        double dewPoint = Math.min(ofTheDay - spread, temperature - 0.15);
        double speed = 3.1 + 1.7 * wind.wave(hours / 17) + 0.7 * wind.of(1).wave(hours / 3.1);
        double daytime = 0.6 * Math.max(0, Math.cos(2 * Math.PI * (moment.solarHour() - 14) / 24));
        return new Sky(
                temperature,
                dewPoint,
                cloud,
                rain,
                Math.max(0.2, (speed + daytime) * (1 - 0.9 * still)),
                235 + 75 * windFrom.wave(hours / 26) + 30 * windFrom.of(1).wave(hours / 5),
                1015.5 + 13 * pressure.wave(hours / 73) + 4 * pressure.of(1).wave(hours / 23) + 9 * still,
                still,
                sunAt(moment));
    }

    private double cloudAt(double hours) {
        return Math.clamp(0.58 + 0.75 * clouds.roughWave(hours / 16), 0, 1);
    }

    /** Rain in mm per hour: only from heavy cloud, and in showers; and what the spell brings. */
    double rainAt(double hours) {
        double wet = 1.9 * (cloudAt(hours) - 0.78) + 0.45 * showers.roughWave(hours / 2.3);
        double usual = wet <= 0 ? 0 : 5.5 * Math.pow(wet, 1.5);
        return usual * (1 - stillnessAt(hours)) + spell.rainAt(hours, chance);
    }

    private double stillnessAt(double hours) {
        return spell.stillnessAt(hours, chance);
    }

    /** What is laid over the usual weather. */
    Spell spell() {
        return spell;
    }

    /** What the Wupper carries without rain, as a share of its usual: the dams let go more or less. */
    double baseFlowAt(double hours) {
        return 0.98 + 0.17 * dams.wave(hours / 190);
    }

    /** Dust that comes from afar, from 0 to 2. */
    double dustAt(double hours) {
        return 1 + dust.wave(hours / 57);
    }

    private static double sunAt(Moment moment) {
        double declination = TILT * Math.cos(2 * Math.PI * (moment.local().getDayOfYear() - 172) / 365.25);
        double hourAngle = 2 * Math.PI * (moment.solarHour() - 12) / 24;
        return Math.sin(LATITUDE) * Math.sin(declination)
                + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
    }
}
