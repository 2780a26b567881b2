package city.talpuls.api.readings;

import city.talpuls.api.files.Sheet;

/** A part of an export that is small enough to be held: some rows of one datastream or several. */
interface Portion {

    /** Writes its rows. */
    void writeTo(Sheet sheet);
}
