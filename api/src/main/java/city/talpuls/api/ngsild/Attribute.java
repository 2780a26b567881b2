package city.talpuls.api.ngsild;

/**
 * How a property is called in a model.
 *
 * @param property as devices measure it
 * @param name in the model
 * @param unit in UCUM, in which alone it is shown
 * @param unitCode of what is shown, UN/CEFACT
 * @param factor by which a value is multiplied
 * @param makesOne whether a device that measures it is such an entity
 */
record Attribute(String property, String name, String unit, String unitCode, double factor, boolean makesOne) {}
