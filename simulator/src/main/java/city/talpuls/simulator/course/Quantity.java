package city.talpuls.simulator.course;

/** What the simulated devices measure: the property's name on the wire, its SenML unit, and what sensors resolve. */
public enum Quantity {
    TEMPERATURE("temperature", "Cel", 2),
    RELATIVE_HUMIDITY("relative_humidity", "%RH", 1),
    PRESSURE("pressure", "hPa", 1),
    PM10("pm10", "ug/m3", 1),
    PM2_5("pm2_5", "ug/m3", 1),
    NO2("no2", "ug/m3", 1),
    O3("o3", "ug/m3", 1),
    SOUND_LEVEL("sound_level", "dB", 1),
    ILLUMINANCE("illuminance", "lx", 0),
    WATER_LEVEL("water_level", "cm", 1),
    FLOW("flow", "m3/s", 2),
    RAINFALL("rainfall", "mm", 2),
    WIND_SPEED("wind_speed", "m/s", 1),
    WIND_DIRECTION("wind_direction", "deg", 0),
    FILL_LEVEL("fill_level", "/", 1, 100),
    DISTANCE("distance", "mm", 0),
    BATTERY_VOLTAGE("battery_voltage", "V", 3);

    private final String property;
    private final String senmlUnit;
    private final double steps;
    private final double senmlDivisor;

    Quantity(String property, String senmlUnit, int decimals) {
        this(property, senmlUnit, decimals, 1);
    }

    Quantity(String property, String senmlUnit, int decimals, double senmlDivisor) {
        this.property = property;
        this.senmlUnit = senmlUnit;
        this.steps = Math.pow(10, decimals);
        this.senmlDivisor = senmlDivisor;
    }

    /** The property's name in Talpuls. */
    public String property() {
        return property;
    }

    /** The unit as SenML's registries (RFC 8428, RFC 8798) write it. */
    public String senmlUnit() {
        return senmlUnit;
    }

    /** The value in the unit of SenML, which knows ratios where Talpuls knows percent. */
    public double inSenml(double value) {
        return value / senmlDivisor;
    }

    /** The value as a sensor would give it, to so many decimals. */
    Measured is(double value) {
        // Adding zero turns a negative zero into a plain one.
        return new Measured(this, Math.round(value * steps) / steps + 0.0);
    }
}
