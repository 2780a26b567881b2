package city.talpuls.api.opendata;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gives the data away, and how.
 *
 * @param baseAddress where the api is found from outside, without a slash at its end; that of each request unless given
 * @param publisher who gives the data away
 * @param publisherAddress the publisher's page
 * @param contactMail whom to write to about the data; the publisher's page stands in for it
 * @param licence the id of a {@link Licence}
 * @param attribution whom to name where the data are used
 * @param contributorId by which GovData knows who delivers the catalogue
 */
@ConfigurationProperties("talpuls.catalog")
record CatalogConfig(
        @Nullable
        @Pattern(
                regexp = "https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?",
                message = "must be an http or https address without a slash at its end")
        String baseAddress,

        @Bindable(defaultValue = "Stadt Wuppertal") @NotBlank
        String publisher,

        @Bindable(defaultValue = "https://www.wuppertal.de/")
        @Pattern(regexp = "https?://[!-;=?-\\[\\]_a-z~]+", message = "must be an http or https address")
        String publisherAddress,

        @Nullable @Email String contactMail,
        @Bindable(defaultValue = "dl-by-de/2.0") String licence,

        @Bindable(defaultValue = "Stadt Wuppertal") @NotBlank
        String attribution,

        @Bindable(defaultValue = "openNRW")
        @Pattern(regexp = "[A-Za-z0-9_-]{1,100}", message = "must be an id of DCAT-AP.de's list of contributors")
        String contributorId) {

    CatalogConfig {
        try {
            Licence.ofId(licence);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("talpuls.catalog.licence: " + e.getMessage(), e);
        }
    }
}
