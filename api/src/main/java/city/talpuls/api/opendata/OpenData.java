package city.talpuls.api.opendata;

import org.jspecify.annotations.Nullable;

/**
 * Who gives the data away, and under which terms.
 *
 * @param publisher the publisher's name
 * @param publisherAddress the publisher's page
 * @param contactMail whom to write to, if anybody said
 * @param licence what others may do with the data
 * @param attribution whom they have to name then
 * @param contributor by which GovData knows who delivers the catalogue
 */
public record OpenData(
        String publisher,
        String publisherAddress,
        @Nullable String contactMail,
        Licence licence,
        String attribution,
        String contributor) {}
