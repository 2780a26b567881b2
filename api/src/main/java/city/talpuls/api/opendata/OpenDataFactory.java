package city.talpuls.api.opendata;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes what others need of the settings. */
@Factory
final class OpenDataFactory {

    @Singleton
    OpenData openData(CatalogConfig config) {
        return new OpenData(
                config.publisher(),
                config.publisherAddress(),
                config.contactMail(),
                Licence.ofId(config.licence()),
                config.attribution(),
                config.contributorId());
    }
}
