package city.talpuls.sensorthings.sql;

/** Names for the rows of one statement, so that none is given twice. */
final class Aliases {

    private final String root;
    private int given;

    /** @param root under which the rows are known that are asked for */
    Aliases(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }

    String next() {
        given++;
        return root + "_" + given;
    }
}
